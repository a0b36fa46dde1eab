"""One module per verb: wiring only, no rules of its own."""
