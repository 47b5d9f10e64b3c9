"""Questions asked of the record whose answers are put together from several kinds of entry."""
