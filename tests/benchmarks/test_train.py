"""The classifier of signature lines can be trained from what the repository holds."""

from __future__ import annotations

import numpy as np

from benchmarks.train.signatures import OWN, Mail, cross_validate, fit, read_own, render, sample
from context_trim.mail.zones.features import NAMES
from context_trim.mail.zones.weights import WEIGHTS


def test_the_package_has_a_weight_for_each_feature() -> None:
    """The weights were written for the features that are measured now."""
    assert tuple(WEIGHTS) == NAMES


def test_own_mails_are_labelled_whole() -> None:
    """Each line of our own mails has a label, and there are mails without any signature."""
    mails = list(read_own(OWN))
    assert len(mails) >= 60
    assert all(len(m.lines) == len(m.labels) for m in mails)
    assert {"signature" in m.labels for m in mails} == {True, False}


def test_training_learns_and_repeats() -> None:
    """Mails that the weights never saw are told well, and training again gives the same bytes."""
    samples = [s for s in map(sample, read_own(OWN)) if s is not None]
    precision, recall = cross_validate(samples)
    assert min(precision, recall) > 0.75
    assert render(fit(samples), "") == render(fit(samples), "")


def test_a_mail_of_prose_has_no_sample() -> None:
    """Where no line can be a signature the classifier is not asked."""
    prose = "Could you check whether the invoice was paid, as they called twice today?"
    assert sample(Mail(name="x", lines=(prose,), labels=("body",))) is None


def test_features_have_their_names_count() -> None:
    """A candidate has one number for each name."""
    found = sample(
        Mail(name="x", lines=("It is done.", "", "Nadia"), labels=("body", "other", "signature"))
    )
    assert found is not None
    assert found.features.shape == (len(found.truth), len(NAMES))
    assert np.isfinite(found.features).all()
