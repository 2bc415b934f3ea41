"""Parts, wholes and shares, in any order, over sentences and paragraphs."""
