"""How much of what is needed is kept, and how well mail is read."""
