"""Zip files: written the same every time, and read with care."""
