"""Which reports carry the same text: exact and near copies, quoted passages, new versions.

Pure: signatures in, candidate pairs, scored edges and origin groups out. What keeps them is the
store's business.
"""
