"""Whether a page is worth a look for comments: counts of strings first, then one count in the tree.

Pages that hold no comments are the majority, and reading their every element would cost ten times more.
"""

from lxml import etree
from lxml.html import HtmlElement

# Parts around a thread that also stand where no thread is.
_AROUND = ("ount", "icon", "utton", "btn", "hare", "form", "espond", "ocial", "ubble", "anner", "oggle", "odal", "link")
_BESIDES = " or ".join(f"contains(@class, '{word}')" for word in _AROUND)
_NAMED = etree.XPath(
    'count(//body//*[contains(@class, "omment") or contains(@id, "omment") or contains(@class, "eply")]'
    f"[not({_BESIDES})])"
)
_FEWEST = 3
_CERTAINLY = 500
# A page of this many characters costs too little to be worth careful counting.
_SMALL = 60_000
_STEMS = ("omment", "alkback", "eply", "ost", "essage", "nswer", "תגוב")


def may_hold_comments(source: str, tree: HtmlElement) -> bool:
    """False when comments, replies or posts are named too seldom even for the shortest thread."""
    count = source.count
    if len(source) < _SMALL:
        return any(count(stem) >= 3 for stem in _STEMS)
    if count("alkback") >= 8 or count("תגוב") >= 4:
        return True
    replies = count("eply")
    if (count("orum") >= 8 or count("opic") >= 12) and (
        replies >= 4 or count("essage") >= 12 or any(count(stem) >= 6 for stem in ('"post', "b-post", "post_"))
    ):
        return True
    # Other languages' words for comments stand beside reply links.
    if replies >= 4 and any(count(stem) >= 8 for stem in ("coment", "komment", "pinion", "esponse", "eact", "nswer")):
        return True
    named_in_source = count("omment")
    if named_in_source < 14 or named_in_source > _CERTAINLY:
        return named_in_source > _CERTAINLY
    named = _NAMED(tree)
    return isinstance(named, float) and named >= _FEWEST
