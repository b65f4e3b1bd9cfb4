"""What the generator of articles is made from."""
