"""What trains the parts of the package that are learned."""
