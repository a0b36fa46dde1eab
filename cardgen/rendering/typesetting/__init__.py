"""Text set as glyphs for PDFs we draw ourselves: fonts chosen, measured and embedded."""
