"""YAML becomes rules: strict loading, expressions, rule tests, JSON Schema."""
