"""Write numbers as a newspaper would: the other way round than the engine reads them."""

_EN_SMALL = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_EN_SMALL += ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_EN_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_HE_SMALL = ["אפס", "אחת", "שתיים", "שלוש", "ארבע", "חמש", "שש", "שבע", "שמונה", "תשע", "עשר"]
_HE_TENS = ["עשרים", "שלושים", "ארבעים", "חמישים", "שישים", "שבעים", "שמונים", "תשעים"]
_HE_THOUSANDS = ["שלושת", "ארבעת", "חמשת", "ששת", "שבעת", "שמונת", "תשעת", "עשרת"]


def english(number: int) -> str:
    """Number in English words, from 0 to 999,999,999,999."""
    if number < 20:
        return _EN_SMALL[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        return _EN_TENS[tens - 2] + (f"-{_EN_SMALL[rest]}" if rest else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            head, rest = divmod(number, size)
            joint = " and " if rest and size == 100 else " "
            return f"{english(head)} {name}" + (joint + english(rest) if rest else "")
    raise AssertionError(number)


def hebrew(number: int) -> str:
    """Number in Hebrew words (feminine), from 0 to 999,999,999."""
    if number <= 10:
        return _HE_SMALL[number]
    if number < 20:
        return f"{_HE_SMALL[number - 10] if number != 12 else 'שתים'} עשרה"
    if number < 100:
        tens, rest = divmod(number, 10)
        return _HE_TENS[tens - 2] + (f" ו{_HE_SMALL[rest]}" if rest else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        head = ("מאה", "מאתיים")[hundreds - 1] if hundreds < 3 else f"{_HE_SMALL[hundreds]} מאות"
        return _joined(head, rest)
    if number < 10**6:
        thousands, rest = divmod(number, 1000)
        if thousands < 3:
            head = ("אלף", "אלפיים")[thousands - 1]
        else:
            head = f"{_HE_THOUSANDS[thousands - 3]} אלפים" if thousands <= 10 else f"{hebrew(thousands)} אלף"
        return _joined(head, rest)
    millions, rest = divmod(number, 10**6)
    head = "מיליון" if millions == 1 else "שני מיליון" if millions == 2 else f"{hebrew(millions)} מיליון"
    return _joined(head, rest)


def _joined(head: str, rest: int) -> str:
    if not rest:
        return head
    words = hebrew(rest)
    return f"{head} {words}" if " ו" in words else f"{head} ו{words}"
