"""Policy tests: files ``*.test.yaml`` beside a policy, with drafts and exactly what the policy finds in them."""
