"""What people type or a cell holds: names of fields, dates, values."""
