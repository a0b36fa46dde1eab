"""Files that others made (spreadsheets, CSV, vCards) read into data of cards."""
