"""Parts of the spending, and the wholes that they are parts of."""
