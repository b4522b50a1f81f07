"""Pictures for the photograph benchmarks: rendered scenes, edits, placed objects, and their truth."""
