"""Pages in the shape of news sites, in our own words."""

HEBREW = [
    "רשת הסופרמרקטים הירוקה דיווחה היום על מכירות של 1.3 מיליארד שקל ברבעון השלישי, עלייה של 6% לעומת התקופה המקבילה.",
    "לדברי ההנהלה, הגידול נבע מפתיחת שבעה סניפים חדשים בדרום הארץ ומהתרחבות המכירות המקוונות, שהיו שליש מהצמיחה.",
    "בשוק מעריכים שהרשת תמשיך להוריד מחירים גם בשנה הבאה, כדי לשמור על נתח השוק שלה מול המתחרות הקטנות.",
]
ENGLISH = [
    "The harbour authority said on Tuesday that container traffic rose 9% in the quarter, its best showing in years.",
    "Shipping lines have moved routes to the northern terminal, where two new cranes went into service, they said.",
    "Analysts expect fees to rise again next spring, although the authority has promised to hold them for exporters.",
]
HEAD = "Harbour traffic climbs as new cranes start work"


def english(
    *, ld: str = "", meta: str = "", byline: str = "<p class='byline'>By Dana Frost</p>", extra: str = ""
) -> bytes:
    """An English article with what stands around one."""
    body = "".join(f"<p>{p}</p>" for p in ENGLISH)
    return f"""<!doctype html><html lang="en-GB"><head><title>{HEAD} | Port Gazette</title>
    <meta property="og:title" content="{HEAD} | Port Gazette">
    <meta property="og:site_name" content="Port Gazette">{meta}
    <script type="application/ld+json">{ld}</script></head><body>
    <nav><a href="/">Home</a> <a href="/ships">Ships</a></nav>
    <div class="cookie-banner">
    <p>We use cookies, and by staying you accept them, as our long and winding policy explains in detail.</p></div>
    <main><article><p class="kicker">Trade</p><h1>{HEAD}</h1>{byline}
    <figure><img src="a.jpg"><figcaption>A crane at dusk. (Photo: Lior Bar)</figcaption></figure>
    <div class="article-body">{body}{extra}</div>
    <div class="share-bar"><a href="#">Facebook</a> <a href="#">Email</a></div></article></main>
    <aside class="related"><h3>Related stories</h3><ul>
    <li><a href="/1">Ferry fares fall, and riders come back in droves</a></li></ul></aside>
    <section class="comments"><h3>12 comments</h3>
    <p>What a long overdue change, I have waited for years.</p>
    </section><footer><p>All rights reserved, Port Gazette.</p></footer></body></html>""".encode()


def hebrew(*, tail: str = "", head: str = "") -> bytes:
    """A Hebrew article."""
    body = "".join(f"<p>{p}</p>" for p in (*HEBREW, *([tail] if tail else [])))
    return f"""<html dir="rtl" lang="he"><head><title>הרשת הירוקה צומחת</title>{head}</head><body>
    <ul class="menu"><li><a href="/a">שוק ההון</a></li><li><a href="/b">נדל"ן</a></li></ul>
    <div class="item"><h1>הרשת הירוקה צומחת</h1><span class="date">פורסם: 05.11.2023, 14:30</span>
    <section class="content">{body}</section></div>
    <div class="taboola"><a href="/x">כך תחסכו אלפי שקלים בחודש בלי מאמץ</a></div></body></html>""".encode()
