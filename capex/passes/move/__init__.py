"""How a plan moved: what stood before, and what was done to it."""
