"""Changes to the text of a card that keep everything else in it."""
