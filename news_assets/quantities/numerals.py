"""Put number tokens together: from `two`, `and`, `half`, `million` to one exact value."""

from dataclasses import dataclass, field
from decimal import Decimal

from news_assets.language.pack import Unit
from news_assets.quantities.builder import ONE, STARTS, ZERO, Builder
from news_assets.quantities.lexicon import DIGITS, DUAL, FRACTION, HUNDRED, PACK, SCALE, SLASH, SMALL, TEN, TENS, VALUE
from news_assets.quantities.tokens import Page, Token

_LONGEST = 60  # words; no number is longer


@dataclass(slots=True)
class Numeral:
    """A number with its scale words; `scale` is the last scale, 1 when there is none."""

    start: int
    end: int
    value: Decimal
    scale: Decimal = ONE
    words: bool = False
    prefix: str = ""
    kind: int = DIGITS
    unit: Unit | None = None
    tokens: list[Token] = field(default_factory=list)


def numerals_of(page: Page, tokens: list[Token]) -> list[Numeral]:
    """Group the tokens of a text into numbers, left to right."""
    numerals: list[Numeral] = []
    index, count = 0, len(tokens)
    while index < count:
        first = tokens[index]
        if first.kind in STARTS:
            numeral, following = _compose(page, tokens, index)
            if numeral is not None:
                numerals.append(numeral)
            index = following
            continue
        end, value, index = first.end, first.value, index + 1
        if first.kind == DUAL and index < count and _half_behind(page, first, tokens[index]):
            end, value, index = tokens[index].end, value + tokens[index].value, index + 1
        numerals.append(Numeral(first.start, end, value, ONE, True, first.prefix, first.kind, first.unit, [first]))
    return numerals


def _half_behind(page: Page, dual: Token, half: Token) -> bool:
    """`שנתיים וחצי`."""
    joint = page.lex.pack.letter("and")
    return half.kind == FRACTION and half.prefix == joint and page.low[dual.end : half.start] == f" {joint}"


def _compose(page: Page, tokens: list[Token], index: int) -> tuple[Numeral | None, int]:
    text, lex = page.low, page.lex
    first = tokens[index]
    builder = Builder(digits=first.kind == DIGITS)
    start, end, count = first.start, index, len(tokens)
    point = _leading_point(page, first)
    if point is not None:
        builder.current = ZERO
        end = _decimals(page, tokens, index, builder)
        start = point
    bound_words = lex.pack.bound_scales
    while end < min(count, index + _LONGEST):
        token = tokens[end]
        joined = False
        if end > index:
            gap = text[tokens[end - 1].end : token.start - len(token.prefix)]
            relation = _relation(page, gap, token) if len(gap) <= 9 else None
            if token.kind == PACK and tokens[end - 1].kind == DIGITS and gap.strip() in lex.pack.set("articles"):
                break  # `$4.95 a dozen` is a price
            if relation is None:
                if len(gap) <= 9 and builder.current is not None and _is_point(page, gap, token):
                    following = _decimals(page, tokens, end, builder)
                    if following > end:
                        end = following
                        continue
                break
            joined = relation
            if token.kind == DIGITS and not _hundred_follows(text, tokens, end, joined):
                break
        if end > index and not joined and _is_period(page, tokens, end):
            break
        fraction = None
        if (joined or builder.current is None) and not _is_period(page, tokens, end + 1):
            fraction = _fraction_of(text, tokens, end)
        if fraction is not None:
            if not builder.add(fraction, joined, False):
                break
            end += 2
            continue
        bound = bool(bound_words) and text[token.start : token.end] in bound_words
        if not builder.add(token, joined, bound):
            break
        end += 1
    if end == index:
        return None, index + 1
    used = tokens[index:end]
    kind = first.kind if len(used) == 1 else DIGITS if first.kind in (DIGITS, SLASH) else SMALL
    if builder.scale == ONE and builder.value() < 1 and used[-1].kind == FRACTION:
        kind = FRACTION
    words = any(t.kind not in (DIGITS, SLASH) for t in used)
    value = builder.value()
    return Numeral(start, used[-1].end, value, builder.scale, words, first.prefix, kind, None, used), end


def _relation(page: Page, gap: str, token: Token) -> bool | None:
    """False: the token follows directly; True: a conjunction stands between; None: something else does."""
    if token.prefix:
        if token.prefix == page.lex.pack.letter("and") and gap in (" ", "  ", "-", ""):
            return True
        return False if token.prefix == page.lex.pack.letter("the") and gap == " " and token.kind == SCALE else None
    if gap in ("", " ", "-", "  ", " - ", "- "):
        return False
    pack = page.lex.pack
    words = gap.replace("-", " ").replace(",", " ").split()
    if "," in gap and gap[0] != ",":
        return None
    if not words:
        return False if gap.strip() == "," and token.kind != DIGITS else None
    if words[0] in page.lex.conjunctions:
        return True if len(words) == 1 or (len(words) == 2 and words[1] in pack.set("articles")) else None
    if len(words) == 1 and words[0] in pack.set("articles") and token.kind in (SCALE, PACK):
        return False
    return None


def _hundred_follows(text: str, tokens: list[Token], at: int, joined: bool) -> bool:
    """Digits go on with a number only before `hundred`, or behind `hundred and`."""
    follows = (
        at + 1 < len(tokens)
        and tokens[at + 1].kind in (HUNDRED, SCALE)
        and text[tokens[at].end : tokens[at + 1].start] == " "
    )
    return follows != joined


def _is_period(page: Page, tokens: list[Token], at: int) -> bool:
    """`two quarters` are half a year, `three quarters` a part."""
    if at >= len(tokens) or tokens[at].kind != FRACTION or tokens[at - 1].value == 3:
        return False
    return page.low[tokens[at].start : tokens[at].end] in page.lex.pack.set("unit_fractions")


def _fraction_of(text: str, tokens: list[Token], at: int) -> Token | None:
    """`two thirds`, `three quarters`: a small number right before a fraction word."""
    if at + 1 >= len(tokens):
        return None
    head, tail = tokens[at], tokens[at + 1]
    if tail.kind != FRACTION or tail.prefix or head.kind not in (SMALL, TENS, TEN):
        return None
    if text[head.end : tail.start] not in (" ", "-"):
        return None
    return Token(head.start, tail.end, FRACTION, head.value * tail.value)


def _is_point(page: Page, gap: str, token: Token) -> bool:
    words = gap.split()
    spoken = token.kind in (SMALL, TENS, TEN, DIGITS, VALUE) and not token.prefix
    return spoken and bool(words) and words[0] in page.lex.pack.set("points")


def _leading_point(page: Page, token: Token) -> int | None:
    """Where `point` begins when a number starts with it: `point five`, at the head of the text only."""
    head = page.low[: token.start] if token.start < 20 else ""
    words = head.split()
    zeros = page.lex.pack.set("zero_digits")
    while words and words[-1] in zeros:
        words.pop()
    if not words or words[-1] not in page.lex.pack.set("points"):
        return None
    if len(words) > 1 and words[-2] not in page.lex.pack.set("minus"):
        return None
    return head.rindex(words[-1])


def _decimals(page: Page, tokens: list[Token], at: int, builder: Builder) -> int:
    """Read the words behind a spoken decimal point; returns the index behind them."""
    zeros = page.lex.pack.set("zero_digits")
    digits, room, teen = "", 0, False
    while at < len(tokens):
        token = tokens[at]
        before = tokens[at - 1].end if at else 0
        gap = page.low[before : token.start - len(token.prefix)].replace("-", " ").split()
        joined = token.prefix == page.lex.pack.letter("and")
        if (token.prefix and not joined) or (digits and any(w not in zeros for w in gap)) or len(digits) > 30:
            break
        value = int(token.value)
        if value != token.value:
            break
        digits += "0" * sum(w in zeros for w in gap)
        if token.kind == TEN and teen and not joined:
            digits, room, teen = digits[:-1] + str(int(digits[-1]) + 10), 0, False
        elif token.kind == TENS and not room:
            digits, room, teen = digits + str(value), 10, False
        elif token.kind in (SMALL, TEN, DIGITS) and room and 0 < value < room:
            digits, room, teen = digits[:-1] + str(value), 0, False
        elif token.kind in (SMALL, TEN, DIGITS) and not joined:
            digits, room, teen = digits + str(value), 0, token.kind == SMALL and 0 < value < 10
        else:
            break
        at += 1
    if digits:
        builder.decimals(digits)
    return at
