"""`cardgen import`: from the tables of a file to cards written, all of them or none."""
