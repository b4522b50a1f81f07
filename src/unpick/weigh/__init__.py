"""How strong the evidence is: signals and the ledger."""
