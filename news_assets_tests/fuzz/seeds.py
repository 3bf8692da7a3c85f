"""Seed pages of every form, written here: HTML in two languages and three charsets, comments, JSON, capture, feed."""

import json

_ROWS = "".join(
    f'<tr><td>{name}</td><td dir="ltr">{value}</td><td>{change}%</td></tr>'
    for name, value, change in (('ת"א 35', "2,514.08", "-0.62"), ("דולר", "3.291", "+0.15"), ("זהב", "4,071", "1.3"))
)
_COMMENTS = "".join(
    f'<li class="comment depth-{1 + n % 3}" id="comment-{n}"><div class="comment-author">קורא {n}</div>'
    f'<time datetime="2026-11-20T1{n}:05:00+02:00">20/11/2026 1{n}:05</time>'
    f'<div class="comment-content"><p>לדעתי {n}% זה מעט מדי</p></div></li>'
    for n in range(6)
)
_LD = json.dumps(
    {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "קבוצת נמל צפון מגייסת 1.4 מיליארד שקל",
        "datePublished": "2026-11-20T09:30:00+02:00",
        "author": [{"@type": "Person", "name": "רותם אשכנזי"}],
        "articleBody": "הקבוצה תגייס 1.4 מיליארד שקל בריבית של 4.25% עד 4.5%.",
    },
    ensure_ascii=False,
)
HEBREW = f"""<!doctype html><html lang="he" dir="rtl"><head><meta charset="CHARSET"><title>גיוס ענק | אתר הכלכלה</title>
<link rel="canonical" href="https://news.example/port/7"><script type="application/ld+json">{_LD}</script></head>
<body><nav><a href="/">ראשי</a><a href="/m">שוק ההון</a></nav><article><h1>קבוצת נמל צפון מגייסת 1.4 מיליארד שקל</h1>
<h2>ההנפקה תיסגר ב-30 בנובמבר; המניה איבדה 3.7%</h2><span class="byline">רותם אשכנזי, 20.11.2026, 09:30</span>
<p>קבוצת "נמל צפון" הודיעה כי תגייס כ-1.4 מיליארד שקל, לעומת 900 מיליון שקל בשנה שעברה. שווי הקבוצה נאמד ב-700 עד 800
מיליון דולר, ויו"ר הקבוצה מחזיק ב-12% ממניותיה.</p><p>הרווח הנקי ברבעון השלישי צנח ב-18% ל-41 מיליון ש"ח, וההכנסות
הגיעו ליותר מחצי מיליארד שקל.</p><table>{_ROWS}</table></article>
<section id="comments"><h3>6 תגובות</h3><ol class="comment-list">{_COMMENTS}</ol></section></body></html>"""
ENGLISH = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Harbour group to raise $1.2 billion</title>
<meta property="article:published_time" content="2026-11-20T07:00:00Z"><meta name="author" content="Dana Whitfield">
<meta property="og:url" content="https://wire.example/harbour"></head><body><header>Menu</header><main><article>
<h1>Harbour group to raise $1.2 billion</h1><p class="deck">Shares slip 2.4% as traders weigh the price</p>
<p>Harbour Holdings plans to raise between $1.1 billion and $1.3 billion, people familiar with the matter said. Revenue
rose 6% to &pound;84.2m in the third quarter, while net profit fell by half to $9 million.</p><p>The firm, valued at
about 14 times earnings, employs 3,200 people; it may cut 5% of jobs. Its bonds yield 5.15%, up 20 basis points.</p>
<ul><li>Stake of 12.5% held by founder</li><li>Debt: &euro;310 million</li></ul></article><aside>Related: oil gains 1%
</aside></main><script>var x = "<p>99% off</p>";</script></body></html>"""
CAPTURE = """אתר הכלכלה
קבוצת נמל צפון מגייסת 1.4 מיליארד שקל
ההנפקה תיסגר בסוף החודש
רותם אשכנזי | 20/11/2026 09:30
הקבוצה הודיעה כי תגייס 1.4 מיליארד שקל בריבית של 4.25%.
המניה איבדה 3.7% ומדד המעו"ף ירד 0.6%.
תגיות: נמלים, גיוס
תגובות לכתבה(2):
2. אבי 20/11/2026 10:12 הגב לתגובה זו
סוף סוף עלייה של 5%
1. (ל"ת) נועה 20/11/2026 09:58 הגב לתגובה זו
"""
ANSWER = json.dumps(
    {
        "comments": [
            {
                "id": n,
                "parent": n - 1 if n % 2 else None,
                "author": f"reader {n}",
                "text": f"up {n}% they say",
                "likes": n,
            }
            for n in range(5)
        ]
    }
)
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Markets</title><item><title>Oil up 2%</title>
<link>https://wire.example/oil</link><description>Crude gained 2% to $81.</description></item></channel></rss>"""

SEEDS: tuple[bytes, ...] = (
    HEBREW.replace("CHARSET", "utf-8").encode(),
    HEBREW.replace("CHARSET", "windows-1255").encode("cp1255"),
    HEBREW.replace("CHARSET", "utf-16").encode("utf-16"),
    ENGLISH.encode(),
    CAPTURE.encode(),
    ANSWER.encode(),
    FEED.encode(),
)
