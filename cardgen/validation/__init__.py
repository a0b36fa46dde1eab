"""Judges cards and forms; the only maker of Card."""
