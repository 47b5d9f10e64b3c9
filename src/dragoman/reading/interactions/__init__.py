"""Interactions: which PLOVER events are reported between which actors."""
