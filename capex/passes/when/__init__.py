"""Which period a figure is for."""
