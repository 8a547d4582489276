"""Weights of the classifier of signature lines: natural log-odds a unit of a feature.

Written by `python -m benchmarks.train.signatures`; not to be edited by hand.
Trained on mailgun/forge (github.com/mailgun/forge, CC BY 3.0) and on mails written for
this project.
203 mails, 505 candidate lines, seed 20261122, 10 folds by mail:
precision 0.914, recall 0.914 of candidate lines.
"""

WEIGHTS: dict[str, float] = {
    "bias": -0.852,
    "below_closing": 2.191,
    "top": -0.707,
    "top_after_gap": 0.531,
    "gap": -0.495,
    "near_end": 1.266,
    "alone": 0.318,
    "name": 1.102,
    "name_at_top": 1.597,
    "name_above_proof": 1.298,
    "nickname": -0.523,
    "words": -0.992,
    "long": 0.399,
    "phone": 0.686,
    "email": 0.842,
    "url": 0.681,
    "extension": 0.965,
    "label": 1.132,
    "organisation": 0.978,
    "address": 0.898,
    "columns": 0.953,
    "ruler": 1.033,
    "capitals": 0.060,
    "digits": 0.498,
    "lower_start": -0.636,
    "sentence": -0.512,
    "common_words": -1.261,
    "item": 0.307,
    "number_after_words": -1.536,
    "proof_near": 1.181,
    "proof_share": 0.885,
    "colon_above": -0.874,
    "unended_above": -2.572,
    "unended_but_proven": 0.075,
    "amount_or_date": -0.678,
    "many_numbers": -1.540,
}
"""What each feature of `features.NAMES` adds to a line being part of a signature."""
