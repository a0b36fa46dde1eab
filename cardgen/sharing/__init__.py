"""What leaves with a share: proven clean, packed, listed and recorded."""
