"""Text and positions: folding, offset maps, boundaries, measures."""
