"""Coverage-guided fuzzing: `python -m fuzz.mail`, with the extra [fuzz]."""
