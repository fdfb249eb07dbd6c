"""Import and export of everything (contract.md section 2)."""
