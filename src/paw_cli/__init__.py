"""Practical tips on citizen participation: load, search and pick them from Python."""

__version__ = "0.1.0"
