"""Where goods came from: chains in the order of time and product, with the facts they rest on."""
