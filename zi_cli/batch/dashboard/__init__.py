"""The dashboard of a batch: index.html, one page that works offline, on a screen and on paper.

`page` writes it. The summary, the groups and the lists are rendered by the templates `report/dashboard*`; the units
are streamed beside them as JSON, which the page's own script sorts, filters and pages. Up to `units.STATIC` units
stand in the page as a table besides, so that it can be read without a script.
"""
