"""The founding cases: each row with its public source; what no source says stays out."""
