"""Sixty ways in which text from the web tries to become markup, script or an outside request."""

_CORE = (
    "<script>window.pwned=1</script>",
    "</script><script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=1>",
    "<svg onload=window.pwned=1>",
    "<iframe src=javascript:window.pwned=1></iframe>",
    "<a href='javascript:window.pwned=1'>x</a>",
    "<body onload=window.pwned=1>",
    "<link rel=stylesheet href=http://127.0.0.1:9/x.css>",
    "<img src=http://127.0.0.1:9/x.png>",
    "<style>@import 'http://127.0.0.1:9/x.css';</style>",
    "<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'>",
    "<object data=http://127.0.0.1:9/x></object>",
    "<embed src=http://127.0.0.1:9/x>",
    "<base href=http://127.0.0.1:9/>",
    "<form action=http://127.0.0.1:9/><input name=q autofocus onfocus=window.pwned=1></form>",
    "<video><source onerror=window.pwned=1></video>",
    "<details open ontoggle=window.pwned=1>",
    "<math><mi//xlink:href='data:x,<script>window.pwned=1</script>'>",
    "<template><script>window.pwned=1</script></template>",
    "<!--<img src='--><img src=x onerror=window.pwned=1>'>",
)
_WRAPS = ("{}", '"><{}', "'>\u202e{}")
PAYLOADS = [wrap.format(payload) for payload in _CORE for wrap in _WRAPS]
