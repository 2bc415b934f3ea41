"""Many pages: walk, cache, processes."""
