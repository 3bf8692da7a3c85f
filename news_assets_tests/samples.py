"""Two small pages of our own and helpers to drop them into a folder."""

import json

HEBREW = """<!doctype html><html lang="he" dir="rtl"><head><meta charset="utf-8"><title>מניית אלביט קפצה</title>
<link rel="canonical" href="https://news.example/he/1"></head><body><article><h1>מניית אלביט קפצה</h1>
<p>מניית אלביט מערכות עלתה היום ב-4.5% לאחר שהחברה דיווחה על הזמנות חדשות בהיקף של 300 מיליון דולר מלקוח באירופה.</p>
<p>מדד תל אביב 35 ירד ב-0.8% במחזור מסחר ערני, והדולר נסחר סביב 3.7 שקלים בסוף היום.</p></article></body></html>"""
ENGLISH = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Nvidia shares climb on new orders</title>
<link rel="canonical" href="https://news.example/en/1"></head><body><article><h1>Nvidia shares climb on new orders</h1>
<p>Nvidia shares rose 3.2% on Tuesday after the company said quarterly revenue had reached $18.1 billion, more than
analysts expected.</p>
<p>The Nasdaq fell 0.4% as traders waited for the decision of the central bank on rates.</p></article>
</body></html>"""
DAY = "2024-05-14"


def drop(folder, name, body, day=DAY, **sidecar):
    """Write a page and its sidecar."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body.encode() if isinstance(body, str) else body)
    data = {"fetched_at": f"{day}T09:00:00Z", **sidecar}
    path.with_name(path.name + ".meta.json").write_text(json.dumps(data), "utf-8")
    return path


def files_below(folder):
    """Return every file with its identity and time, to see what was touched."""
    return {
        str(p.relative_to(folder)): (p.stat().st_ino, p.stat().st_mtime_ns) for p in folder.rglob("*") if p.is_file()
    }
