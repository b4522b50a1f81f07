"""How a paper is printed: one order of blocks, then DOCX, PDF, HTML, portal text, XLSX and ZIP of it."""
