"""From files to values: settings, forms, cards."""
