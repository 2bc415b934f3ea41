"""A file becomes a page: text, source map, articles, blocks."""
