"""Guidance in tables that were flattened to text."""
