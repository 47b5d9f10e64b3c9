"""Which contacts of different reports are one: facts, look-up, pairs, groups, and what is shown."""
