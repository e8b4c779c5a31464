"""What a figure is: the level that is guided to, the one before, the size of a change, what was spent already."""
