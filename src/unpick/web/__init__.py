"""The workbench in a browser: parse, call app, render; nothing else."""
