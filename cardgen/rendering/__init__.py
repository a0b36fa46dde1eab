"""From a CardView to the bytes of a Word file, a PDF or a page; knows no card."""
