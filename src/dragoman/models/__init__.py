"""The trained parts: weights, how they were made, and the code that runs them."""
