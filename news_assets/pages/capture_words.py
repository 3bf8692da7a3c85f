"""The words and shapes by which news sites mark the parts of a page once it is saved as plain text.

Every pattern but CUT and REPLY is matched on a whole line, with quotes, dashes and blanks folded.
"""

import re


def _one_of(phrases: str) -> str:
    """Alternation of the phrases, one a line."""
    return "(?:" + "|".join(line.strip() for line in phrases.strip().splitlines()) + ")"


def _line(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_PHOTO = _one_of("""
    צילומים
    צילום(?: מסך)?
    צלם
    קרדיט(?: תמונה)?
    איור
    הדמיה
    photo(?:graph)?s?(?: credit| by)?
    image(?: credit)?
    credit
""")
CREDIT = _line(rf"(?:{_PHOTO}|תמונה|אילוסטרציה|illustration|picture|credits)\s*[:/]\s*(?P<credit>\S.{{0,150}})")
CREDIT_INSIDE = _line(
    rf"(?P<caption>\S.{{1,300}}?)\s*(?:[(\[]\s*{_PHOTO}\s*[:/]?\s*(?P<inner>[^()\[\]]{{2,120}})[)\]]"
    rf"|(?:[/|,]\s*{_PHOTO}|(?:צילומים|צילום|צלם|קרדיט|הדמיה|photo))\s*:\s*(?P<outer>\S.{{1,120}}))"
)
TOPICS = _line(
    r"(?:(?:נושאים בכתבה|נושאים קשורים|תגיות|תגים|מילות מפתח)(?:\s*:\s*|\s+|$)"
    r"|(?:topics(?: in this article)?|tags|tagged(?: in)?|related topics|keywords)\s*(?::\s*|$))(?P<topics>.{0,400})"
)
MORE = _line(
    _one_of(r"""
    (?:קי?ראו|קרא|קראי) (?:עוד|גם)
    ראו גם
    עוד (?:ב|באותו |על ה)נושא
    עוד ב(?=")
    כתבות (?:נוספות|קשורות|שאולי)
    טורים נוספים
    אולי יעניין
    לכתבות נוספות
    (?:read (?:more|also|next)|see also)\b
    related(?: articles| stories| coverage| news)?\s*(?::|$)
    more (?:from|stories)
    recommended(?: for you| stories| reading)
    you may also like
    most read
    don't miss
    """)
    + r"(?P<where>.{0,120})"
)
SECTION_QUOTED = _line(r'(?:(?:קי?ראו|קרא) עוד|עוד) ב-?\s*"(?P<section>[^"]{2,40})"?')
SECTION_FROM = _line(r"(?:more from|read more in|more in) (?P<section>[^:.]{2,40})")
COMMENTS = _line(
    r"(?:(?P<before>\d{1,5}) (?:תגובות|comments)"
    r"|(?:תגובות(?: לכתבה| גולשים| הגולשים)?|טוקבקים|(?:readers?'? )?comments)"
    r"\s*(?:[(\[]\s*(?P<after>\d{1,5})\s*[)\]]|(?P<bare>\d{1,5}))?)\s*:?"
)
FORM = _line(
    _one_of(r"""
    הגב לכתבה
    (?:הוסף|הוסיפו|כתוב|כתבו|שלח) תגובה
    הגיבו
    תגובה חדשה
    תגובה\s*\*
    השדות המסומנים.{0,60}
    שם\s*\(?\*\)?
    שם מלא\s*\*?
    דואר אלקטרוני\s*\(?\*?\)?
    אימייל\s*\*?
    (?:נושא|כותרת)\s*\(?\*\)?
    תוכן\s*\(?\*?\)?
    שלח
    שליחה
    מיין לפי.{0,40}
    (?:פתח|סגור) את כל התגובות
    (?:post|add|leave|write) (?:a |your )?(?:comment|reply)
    your (?:name|email|comment)\s*\*?
    (?:name|e-?mail)\s*\*
    required fields.{0,60}
    (?:fields )?marked with .{0,40}
    submit(?: comment)?
    sort by.{0,30}
    log in to comment
    """)
)
NO_TEXT = _line(r"\s*[(\[]\s*(?:ל['\"]{0,2}ת|no text|n/?t)\s*[)\]]\s*")
REPLY = _line(
    _one_of("""
    הגב לתגובה זו
    (?:השב|הגב|הגיבו) לתגובה
    הגב
    השב
    reply(?: to this comment)?
    """)
)
CLOSE = _line(
    _one_of("""
    סגור
    דווח
    שתף תגובה
    close
    report(?: abuse)?
    like
    dislike
    """)
)
FOOTER = _line(
    _one_of(r"""
    כל הזכויות שמורות.{0,120}
    (?:©|\(c\)|copyright\b).{0,200}
    all rights reserved.{0,100}
    (?:תנאי שימוש|מדיניות פרטיות).{0,80}
    צור קשר.{0,60}
    אודות.{0,30}
    (?:terms of (?:use|service)|privacy policy).{0,80}
    contact us
    about us
    הירשמו לניוזלטר.{0,80}
    sign up for .{0,120}newsletter.{0,60}
    back to top
    חזרה למעלה
    """)
)
NOISE = _line(
    _one_of(r"""
    פרסומת
    תוכן (?:שיווקי|ממומן)
    advertisement
    sponsored(?: content)?
    share(?: this)?(?: article)?
    שתפו?(?: (?:את ה)?כתבה.{0,20})?
    מעבר לטוקבקים
    לטוקבקים
    שיתוף
    הדפסה?
    print
    save
    listen
    skip to (?:main )?content
    story continues(?: below)?
    article continues below.{0,40}
    scroll to continue
    facebook
    twitter
    whatsapp
    linkedin
    telegram
    email
    פייסבוק
    טוויטר
    וו?אטסאפ
    ווטסאפ
    שלח לחבר
    הוסף למועדפים
    \d+ min(?:ute)?s? read
    זמן קריאה:?.{0,20}
    view \d+ comments
    \(לכתבה המלאה\)
    להמשך קריאה
    """)
)
BANNER = _line(r".{2,60}(?:אתר נגיש|עיתון העסקים של ישראל|דלג לתוכן|skip to content)")
CRUMBS = _line(r"(?:ראשי|דף הבית|עמוד הבית|home)(?=[\s>/»|])[\s>/»|]+(?P<section>[^.]{2,60})")
CUT = _line(r"(?:\.{3,}|…|\[\.\.\.\]|\[…\]|(?:\.\.\.|…)\s*(?:להמשך|המשך|read).{0,20})\s*$")

_KICKERS = """
    סקירה ניתוח פרשנות בלעדי דעה טור ראיון תחקיר דוחות מבזק חדשות מגזין עדכון מדריך בדיקה כתבה מיוחד
    פרסום_ראשון גילוי_נאות
    analysis exclusive opinion interview explainer breaking update markets earnings special commentary review feature
"""
KICKERS = frozenset(_KICKERS.split())
