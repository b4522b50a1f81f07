"""One function per user task; the only place where store and judgement meet; the only clock."""
