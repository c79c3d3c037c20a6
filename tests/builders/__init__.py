"""Small writers of workbook files, part by part, so that a test shows the very bytes it is about."""
