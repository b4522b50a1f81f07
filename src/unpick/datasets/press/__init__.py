"""Press and reports: files to the article they hold, and the names that are looked for in it."""
