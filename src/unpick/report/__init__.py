"""Records to pages: HTML, SVG chains, tables; every sentence with its exhibit."""
