"""One figure told twice on a page: headline, chart and caption against the story."""
