"""What templates of Word and of 한글 have in common: packages of XML parts, their checks and their rendering."""
