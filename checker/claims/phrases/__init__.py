"""How phrases of the rules find their figures: skeletons, expressions, matches, drafts."""
