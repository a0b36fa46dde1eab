"""What git knows: revisions, trees, blobs, and the merging of texts. It knows no card."""
