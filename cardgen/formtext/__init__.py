"""The text of forms as people see it, found alike by who seals a form when it is made and who reads it back."""
