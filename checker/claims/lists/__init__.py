"""Names that are listed, and how many there are said to be."""
