"""The packets that ship with the product: one that was not enough, and its sound twin."""
