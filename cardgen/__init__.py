"""cardgen turns customer cards kept as YAML under git into paper, files and safe copies."""

__version__ = "0.1.0"
