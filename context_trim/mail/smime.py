"""The clear text inside an opaque S/MIME signature (RFC 8551, section 3.5.2)."""

from __future__ import annotations


def signed_content(data: bytes) -> bytes | None:
    """Return the MIME source that was signed, or None for what is encrypted or broken."""
    from asn1crypto import cms  # noqa: PLC0415  (70 ms)

    try:
        info = cms.ContentInfo.load(data)
        if info["content_type"].native != "signed_data":
            return None
        content = info["content"]["encap_content_info"]["content"].native
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return None
    return content if isinstance(content, bytes) else None
