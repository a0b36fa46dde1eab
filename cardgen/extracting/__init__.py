"""Every text a reader could find in a produced file, metadata included; the audit and the canary tests read with it."""
