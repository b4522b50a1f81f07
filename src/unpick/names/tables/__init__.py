"""Places, words and party kinds as tables, each row with its source."""
