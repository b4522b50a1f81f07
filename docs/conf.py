"""How the documentation is built: MyST Markdown through Sphinx, no network."""

project = "unpick"
copyright = "The unpick contributors, Apache-2.0"
author = "The unpick contributors"
extensions = ["myst_parser"]
html_theme = "furo"
exclude_patterns = ["_build", "schemas"]
myst_heading_anchors = 3
html_title = "unpick"
