"""The words and shapes by which news sites mark the parts of a page once it is saved as plain text."""

import re

# One line that is nothing but a mark; matched on the whole line after folding quotes and dashes.
CREDIT = re.compile(
    r"(?:צילומים|צילום(?: מסך)?|צלם|קרדיט(?: תמונה)?|תמונה|איור|אילוסטרציה|photo(?:graph)?s?(?: credit| by)?|image(?: credit)?|"
    r"credits?|illustration|picture)\s*[:/]\s*(?P<credit>\S.{0,150})",
    re.IGNORECASE,
)
CREDIT_INSIDE = re.compile(
    r"(?P<caption>\S.{1,300}?)\s*(?:[(\[]\s*(?:צילומים|צילום|צלם|קרדיט|איור|photo(?: by)?|credit|image)\s*[:/]?\s*(?P<inner>[^()\[\]]{2,120})[)\]]"
    r"|[/|,]\s*(?:צילומים|צילום|צלם|קרדיט|איור|photo|credit|image)\s*:\s*(?P<outer>\S.{1,120}))",
    re.IGNORECASE,
)
TOPICS = re.compile(
    r"(?:(?:נושאים בכתבה|נושאים קשורים|תגיות|תגים|מילות מפתח)(?:\s*:\s*|\s+|$)"
    r"|(?:topics(?: in this article)?|tags|tagged(?: in)?|related topics|keywords)\s*(?::\s*|$))(?P<topics>.{0,400})",
    re.IGNORECASE,
)
MORE = re.compile(
    r"(?:(?:קי?ראו|קרא|קראי) (?:עוד|גם)|ראו גם|עוד (?:ב|באותו |על ה)נושא|עוד ב(?=\")|כתבות נוספות|כתבות קשורות|כתבות שאולי|טורים נוספים|"
    r"אולי יעניין|לכתבות נוספות|(?:read (?:more|also|next)|see also)\b|related(?: articles| stories| coverage| news)?\s*(?::|$)|more from|"
    r"more stories|recommended(?: for you| stories| reading)|you may also like|most read|don't miss)(?P<where>.{0,120})",
    re.IGNORECASE,
)
SECTION_QUOTED = re.compile(r"(?:(?:קי?ראו|קרא) עוד|עוד) ב-?\s*\"(?P<section>[^\"]{2,40})\"?")
SECTION_FROM = re.compile(r"(?:more from|read more in|more in) (?P<section>[^:.]{2,40})", re.IGNORECASE)
COMMENTS = re.compile(
    r"(?:(?P<before>\d{1,5}) (?:תגובות|comments)|(?:תגובות(?: לכתבה| גולשים| הגולשים)?|טוקבקים|comments|reader comments|"
    r"readers' comments)\s*(?:[(\[]\s*(?P<after>\d{1,5})\s*[)\]]|(?P<bare>\d{1,5}))?)\s*:?",
    re.IGNORECASE,
)
FORM = re.compile(
    r"(?:הגב לכתבה|הוסף תגובה|הוסיפו תגובה|הגיבו|כתוב תגובה|כתבו תגובה|תגובה חדשה|השדות המסומנים.{0,60}|שם\s*\(?\*\)?|שם מלא\s*\*?|"
    r"דואר אלקטרוני\s*\(?\*?\)?|אימייל\s*\*?|נושא\s*\(?\*\)?|כותרת\s*\(?\*\)?|תוכן\s*\(?\*?\)?|תגובה\s*\*|שלח(?: תגובה)?|שליחה|"
    r"מיין לפי.{0,40}|פתח את כל התגובות|סגור את כל התגובות|"
    r"(?:post|add|leave|write) (?:a |your )?(?:comment|reply)|your (?:name|email|comment)\s*\*?|name\s*\*|e-?mail\s*\*|"
    r"required fields.{0,60}|submit(?: comment)?|sort by.{0,30}|log in to comment|(?:fields )?marked with .{0,40})",
    re.IGNORECASE,
)
REPLY = re.compile(r"(?:הגב לתגובה זו|השב לתגובה|הגב לתגובה|הגיבו לתגובה|הגב|השב|reply to this comment|reply)", re.IGNORECASE)
CLOSE = re.compile(r"(?:סגור|close|report|דווח|שתף תגובה|report abuse|like|dislike)", re.IGNORECASE)
FOOTER = re.compile(
    r"(?:כל הזכויות שמורות.{0,120}|(?:©|\(c\)|copyright\b).{0,200}|all rights reserved.{0,100}|תנאי שימוש.{0,80}|מדיניות פרטיות.{0,80}|"
    r"צור קשר.{0,60}|אודות.{0,30}|terms of (?:use|service).{0,80}|privacy policy.{0,80}|contact us|about us|"
    r"הירשמו לניוזלטר.{0,80}|sign up for .{0,120}newsletter.{0,60}|back to top|חזרה למעלה)",
    re.IGNORECASE,
)
NOISE = re.compile(
    r"(?:פרסומת|תוכן שיווקי|תוכן ממומן|advertisement|sponsored(?: content)?|share(?: this)?(?: article)?|שתפו?|שיתוף|הדפס(?:ה)?|print|"
    r"save|listen|skip to (?:main )?content|story continues(?: below)?|article continues below.{0,40}|scroll to continue|"
    r"facebook|twitter|whatsapp|linkedin|telegram|email|פייסבוק|טוויטר|ווטסאפ|וואטסאפ|שלח לחבר|הוסף למועדפים|"
    r"\d+ min(?:ute)?s? read|זמן קריאה:?.{0,20}|view \d+ comments|\(לכתבה המלאה\)|להמשך קריאה)",
    re.IGNORECASE,
)
BANNER = re.compile(r".{2,60}(?:אתר נגיש|עיתון העסקים של ישראל|דלג לתוכן|skip to content)", re.IGNORECASE)
CRUMBS = re.compile(r"(?:ראשי|דף הבית|עמוד הבית|home)(?=[\s>/»|])[\s>/»|]+(?P<section>[^.]{2,60})", re.IGNORECASE)
CUT = re.compile(r"(?:\.{3,}|…|\[\.\.\.\]|\[…\]|(?:\.\.\.|…)\s*(?:להמשך|המשך|read).{0,20})\s*$", re.IGNORECASE)

KICKERS = frozenset(
    "סקירה ניתוח פרשנות בלעדי דעה טור ראיון תחקיר דוחות מבזק חדשות מגזין עדכון מדריך בדיקה כתבה פרסום_ראשון גילוי_נאות "
    "analysis exclusive opinion interview explainer breaking update markets earnings commentary review feature investigation".split()
)
