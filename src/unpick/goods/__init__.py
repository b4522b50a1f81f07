"""What goods are: HS headings, what can become what, the register of watched goods."""
