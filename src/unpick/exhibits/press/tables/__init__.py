"""Tables of the words that the rules look for, one CSV each, columns named in the first line."""
