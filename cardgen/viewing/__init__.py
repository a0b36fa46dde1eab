"""From a card (or a bare form) to what may be printed of it."""
