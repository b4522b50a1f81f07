"""What a name says: scripts, romanisations, legal forms, identifiers; how alike two names are."""
