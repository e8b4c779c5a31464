"""Money for several years together, for a country, a project or a programme."""
