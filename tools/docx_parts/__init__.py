"""Parts of the Word template: what `tools/docx_template.py` puts together."""
