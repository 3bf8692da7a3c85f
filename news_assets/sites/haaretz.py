"""Haaretz in Hebrew and English, and TheMarker."""

from dataclasses import replace

from news_assets.sites.families import DESKS_EN, HAARETZ_GROUP

HAARETZ = replace(HAARETZ_GROUP, name="haaretz", hosts=("haaretz.co.il",), title_suffixes=(" - הארץ", " | הארץ"))
THEMARKER = replace(
    HAARETZ_GROUP,
    name="themarker",
    hosts=("themarker.com",),
    title_suffixes=(" - TheMarker", " | TheMarker", " - כלכלה - TheMarker"),
    staff_authors=(*HAARETZ_GROUP.staff_authors, "TheMarker"),
)
HAARETZ_EN = replace(
    HAARETZ_GROUP,
    name="haaretz_en",
    hosts=("haaretz.com",),
    language="en",
    title_suffixes=(" - Haaretz Com", " - Haaretz.com", " | Haaretz"),
    staff_authors=(*DESKS_EN, "Haaretz", "Reuters", "The Associated Press"),
)
