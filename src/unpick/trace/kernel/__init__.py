"""The compiled passes over a network in arrays. Imported only inside functions: numba takes half a second."""
