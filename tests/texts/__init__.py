"""Labelled texts for the reader of press and reports, and the scorer of what it proposes."""
