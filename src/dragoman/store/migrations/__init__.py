"""The record's versions, one file a step; see `migrate`."""
