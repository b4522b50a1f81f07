"""The review of a packet: one file per defect, the requests against the answers, the assessment in the law's words."""
