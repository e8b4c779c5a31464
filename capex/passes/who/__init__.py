"""Whose spending it is, and who says so."""
