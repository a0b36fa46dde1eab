"""The command line: options in, a workflow's call, its report out."""
