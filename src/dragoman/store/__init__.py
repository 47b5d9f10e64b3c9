"""The record kept: reports and what was read in them, each entry with its evidence."""
