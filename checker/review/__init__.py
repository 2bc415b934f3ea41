"""What editors decided: waivers, baseline, fingerprints."""
