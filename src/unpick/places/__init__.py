"""Where things are: countries, ports, the register of watched sites."""
