"""The version, in one place: the package, the record's evidence rows and `--version` read it."""

__version__ = "0.1.0"
