import pytest

from news_assets.language.detect import script_language, written_language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The harbour authority said on Tuesday that traffic rose in the quarter, and that it was new. "),
        ("de", "Die Hafenbehörde teilte am Dienstag mit, dass der Verkehr gestiegen ist und nicht nur auf dem Meer. "),
        ("fr", "Les autorités du port ont indiqué mardi que le trafic est en hausse et que les quais sont pleins. "),
        ("es", "La autoridad del puerto dijo el martes que el tráfico creció y que los muelles no están llenos. "),
        ("pt", "A autoridade do porto disse na terça que o tráfego não para e que os cais da cidade são mais cheios. "),
        ("it", "Le autorità del porto hanno detto martedì che il traffico cresce e che le banchine sono piene. "),
        ("sv", "Hamnen sade på tisdagen att trafiken har ökat och att det inte var en nyhet för dem som är i staden. "),
        ("ru", "Администрация порта сообщила во вторник, что движение выросло за квартал и стало рекордным. "),
        ("ja", "港湾局は火曜日、四半期の交通量が増加したと発表した。これは数年ぶりの高水準である。"),
    ],
)  # fmt: skip
def test_the_language_a_text_is_written_in(language, text):
    assert written_language(text * 3) == language


def test_a_few_words_or_names_of_another_language_change_nothing():
    assert written_language("El Niño") == "en"
    assert written_language("Las Vegas, Los Angeles, El Paso, San Jose, Santa Fe, La Jolla " * 6) == "en"
    assert written_language("12.5% 3,400 7", "de") == "de"


def test_hebrew_by_its_letters():
    assert script_language("מניית Teva עלתה היום בבורסה") == "he"
    assert script_language("Teva (טבע) rose on Tuesday in New York") == "en"
    assert script_language("12.5%", "de") == "de"
