"""Forty Hebrew pages in our own words, of sentences with what breaks decoders: numbers, Latin, quotes, brackets."""

OPENINGS = (
    "המסחר בבורסה בתל אביב נפתח הבוקר בעליות קלות",
    "מחיר הנפט ירד ב-2.4% ל-81.35 דולר לחבית",
    "החברה הודיעה על רבעון רביעי ברציפות של צמיחה",
    "נגיד הבנק המרכזי אמר שהריבית תישאר ללא שינוי",
    "המשקיעים הזרים חזרו לקנות אגרות חוב ארוכות",
    "שר האוצר הציג תקציב של 540 מיליארד שקלים",
    "קרן הפנסיה רכשה 12.5% ממניות המפעל",
    "עובדי הנמל חתמו על הסכם שכר חדש",
)
MIDDLES = (
    'לדברי המנכ"ל, ההכנסות הסתכמו ב-1,250 מיליון דולר.',
    "מדד S&P 500 הוסיף 0.8% ומניית Apple (AAPL) עלתה ל-190.2 דולר.",
    "האנליסטים (ובראשם דנה כץ) ציפו לתוצאה של 3.7% בלבד.",
    "הישיבה נקבעה ל-14:30 ביום 05/11/2023 באולם הגדול.",
    'דו"ח המבקר קובע: "אין ראיות לליקוי מהותי".',
)
ENDINGS = ("ההחלטה תיכנס לתוקף בעוד שלושה חודשים.", "התגובה בשוק הייתה מאופקת.")


def lines(number: int) -> list[str]:
    """The headline and paragraphs of page `number`, from 0 to 39."""
    opening = OPENINGS[number % len(OPENINGS)]
    middle = MIDDLES[number % len(MIDDLES)]
    return [opening, f"{opening}. {middle}", middle, ENDINGS[number % len(ENDINGS)]]


def page(paragraphs: list[str], declared: str | None) -> str:
    """An HTML page of the lines; the first is the headline."""
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    body = "\n".join(f"<p>{p}</p>" for p in paragraphs[1:])
    head = f"<title>{paragraphs[0]}</title>"
    return f'<html><head>{meta}{head}</head><body dir="rtl">\n<h1>{paragraphs[0]}</h1>\n{body}\n</body></html>'
