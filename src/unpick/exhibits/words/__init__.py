"""Word lists of the exhibits room: one CSV each, with rows that say why."""
