"""Words that end in a full stop in the middle of a sentence, case folded and without it.

Each row has its language; words that also end sentences ("etc", "usw") are left out, since a cut in
the wrong place costs less than two sentences that can only be kept together.
"""

from __future__ import annotations

_ROWS = {
    "en": "mr mrs ms dr prof st sr jr vs no nos approx dept est fig figs inc ltd co corp attn ext "
    "tel e.g i.e a.m p.m jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri "
    "ave blvd ref cf min max incl excl vol ed eds pp rev gen col sgt capt lt hon messrs",
    "de": "bzw ca nr str dr prof hr fr z.b d.h u.a i.d.r z.t z.hd v.a s.o s.u abs art bd evtl ggf "
    "inkl exkl max min mind rd sog tel vgl zzgl st stk jan feb mär apr jun jul aug sep sept "
    "okt nov dez mo di mi do sa ing dipl geb gez i.a i.v bes allg betr",
    "fr": "mm mme mlle dr pr me st ste av bd p.ex env cf art n° no vol éd tél réf janv févr avr "
    "juil sept oct nov déc c.-à-d max min",
    "es": "sr sra sres srta dr dra dña ud uds av avda núm nº art pág tel aprox ej p.ej c/ ene feb "
    "mar abr jun jul ago sep sept oct nov dic prof ing lic máx mín ref",
    "pt": "sr sra srs srta dr dra prof eng av nº núm art pág tel aprox ex p.ex ref fev abr set out "
    "dez máx mín ltda cia",
    "it": "sig sigg sig.ra dott dott.ssa prof ing avv geom rag egr gent spett art pag tel ca es "
    "p.es n° nr ecc gen feb apr mag giu lug ago set ott nov dic rif all max min",
    "nl": "dhr mevr mw dr prof ir ing drs mr bijv b.v d.w.z nl i.v.m m.b.t t.a.v o.a t/m tel nr "
    "blz ca max min jan feb mrt apr jun jul aug sep sept okt nov dec st incl excl art",
}

ABBREVIATIONS = frozenset(word for row in _ROWS.values() for word in row.split())
