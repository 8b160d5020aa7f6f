"""From YAML to validated policies, in which every value knows its place."""
