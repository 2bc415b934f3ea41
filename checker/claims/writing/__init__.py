"""How a number is written, which nothing stands against."""
