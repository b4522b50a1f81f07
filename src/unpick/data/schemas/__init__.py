"""JSON Schemas of the documents that the commands print, one file per command, and what they share."""
