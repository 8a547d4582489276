"""What does not hold yet; an entry must fail until it is taken out."""

from __future__ import annotations

from collections.abc import Mapping

PENDING: Mapping[str, str] = {
    "labels that browsers know and Python does not": """
        charset_2_x-gbk_of_gb18030 charset_7_x-sjis_of_cp932 charset_8_windows-31j_of_cp932
        charset_9_x-euc-jp_of_euc_jp charset_15_x-x-big5_of_big5 charset_18_x-cp1251_of_cp1251
        charset_19_windows-874_of_cp874 charset_20_iso-8859-8-i_of_iso8859_8
        charset_21_x-mac-roman_of_mac_roman
    """,
    "supersets that browsers read: Big5-HKSCS, half-width kana of ISO-2022-JP": """
        charset_12_iso-2022-jp_of_iso2022_jp_ext charset_14_big5_of_big5hkscs
    """,
    "a comment after the charset": "charset_quoted_3",
    "UTF-8 under another label": "charset_ascii_is_utf8 charset_latin1_is_utf8 "
    "subject_ascii_is_utf8",
    "ISO-2022-JP without its label, or cut": """
        charset_jis_unlabelled charset_jis_as_ascii charset_jis_cut charset_jis_never_back
        subject_raw_jis
    """,
    "one bad byte must not turn the whole text into mojibake": """
        utf8_cut_in_a_character utf8_with_a_bad_byte utf8_with_a_windows_line
        gb18030_with_a_bad_byte
    """,
    "the charset that an HTML part names itself": "html_meta_names_it html_meta_http_equiv",
    "blanks after the = of a soft break (RFC 2045, section 6.7)": "qp_soft_break_with_blanks",
    "names of transfer encodings with blanks, comments, parameters, quotes, or misspelt": """
        qp_named_0 qp_named_1 qp_named_2 qp_named_3 qp_named_4 qp_named_5 qp_named_6
        b64_named_0 b64_named_1 b64_named_2 b64_named_3 b64_named_4 b64_named_5
    """,
    "base64 with padding inside, cut in a quantum, or in the alphabet of URLs": """
        b64_padding_inside b64_cut_in_a_quantum b64_url_alphabet
    """,
    "plain text under the label base64": "b64_is_plain b64_is_plain_long b64_is_html",
    "format=flowed (RFC 3676)": "flowed flowed_delsp flowed_stuffed flowed_quotes",
    "a subject of 100,000 characters: its start": "subject_one_huge_word",
    "file names: filename* before filename (RFC 6266, section 4.3), raw UTF-8": """
        filename_both filename_raw_utf8
    """,
    "lines that are no fields between fields; blanks before the colon (RFC 5322, section 4.5)": """
        blank_before_colon garbage_between_fields name_8bit name_nul
    """,
    "text under a type that says otherwise": "type_application_text",
    "an attached message in base64 or quoted-printable": "forwarded_base64 forwarded_qp",
    "a text part with a name, shown inline": "text_inline_with_name",
    "signed mail whose text stands in the clear inside (RFC 8551, section 3.5.2)": """
        smime_opaque smime_opaque_html
    """,
    "an invitation as text: lines unfolded, escapes undone (RFC 5545, sections 3.1 and 3.3.11)": """
        invitation_only invitation_base64
    """,
    "memory": """
        line_30_mb quotes_5_mb qp_soft_breaks_20_mb html_20_mb_of_text
        base64_label_on_20_mb_of_words
    """,
    "time: 30 MB of short lines, cut to `max_text_chars` before anything else": """
        short_lines_30_mb flowed_10_mb calendar_10_mb
    """,
    "time: parameters of a Content-Type are quadratic, as are lines like a boundary": """
        type_500000_parameters type_500000_pieces boundary_lookalikes_10_mb
    """,
    "time: tables and superscripts in each other": """
        html_markup_nested_tables html_markup_superscripts
    """,
    "NULs in HTML text are ignored (WHATWG HTML, section 13.2.6.4.7)": "html_nuls",
}
"""Why, and the names of the mails."""

LATE: Mapping[str, str] = {
    "about 4 CPU seconds, so that the verdict depends on the machine": """
        html_5000_nested_tables html_text_On_…_wrote: text_quote_marks,_lines carriage_returns_10_mb
    """,
}
"""Why, and the names of mails that may hold or not."""

PENDING_BAD_MAIL: Mapping[str, str] = {
    "c_035_ct-app.eml": "text under a type that says otherwise",
    "c_043_b64-declared-plain.eml": "plain text under the label base64",
    "c_054_cte-comment.eml": "a comment in the name of a transfer encoding",
}
"""Files of the development data, and why."""
