"""Which rule holds on which day, for whom, with which burden and standard."""
