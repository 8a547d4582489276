"""Weights of the classifier of signature lines: natural log-odds a unit of a feature.

Written by `python -m benchmarks.train.signatures`; not to be edited by hand.
Trained on mailgun/forge (github.com/mailgun/forge, CC BY 3.0) and on mails written for
this project.
203 mails, 505 candidate lines, seed 20261122, 10 folds by mail:
precision 0.919, recall 0.923 of candidate lines.
"""

WEIGHTS: dict[str, float] = {
    "bias": -0.825,
    "below_closing": 2.199,
    "top": -0.727,
    "top_after_gap": 0.483,
    "gap": -0.451,
    "near_end": 1.278,
    "alone": 0.336,
    "name": 1.088,
    "name_at_top": 1.588,
    "name_above_proof": 1.176,
    "nickname": -0.512,
    "words": -1.006,
    "long": 0.412,
    "phone": 0.639,
    "email": 0.841,
    "url": 0.660,
    "extension": 0.973,
    "label": 1.175,
    "organisation": 1.032,
    "address": 0.881,
    "columns": 0.972,
    "ruler": 1.001,
    "capitals": 0.076,
    "digits": 0.437,
    "lower_start": -0.637,
    "sentence": -0.519,
    "common_words": -1.252,
    "item": 0.358,
    "number_after_words": -1.494,
    "proof_near": 1.165,
    "proof_share": 0.848,
    "colon_above": -0.807,
    "unended_above": -2.696,
    "unended_but_proven": 0.209,
    "amount_or_date": -0.649,
    "many_numbers": -1.520,
}
"""What each feature of `features.NAMES` adds to a line being part of a signature."""
