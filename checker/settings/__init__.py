"""What a newsroom sets once for its pages: `checker.yaml`, strict, and which rules are on."""
