from news_assets.entities import find_entities
from news_assets.schemas.records import Entity
from news_assets.text.document import Document


def found(text: str, language: str = "he") -> list[Entity]:
    return [e for e in find_entities([Document(text, language)]) if e.type != "group"]


def names(text: str, language: str = "he") -> set[tuple[str, str | None]]:
    return {(e.quote, e.entity_id) for e in found(text, language)}


def test_prefix_letters_stay_outside_the_span() -> None:
    assert names("היא עברה ממיקרוסופט ולטסלה, וב-OpenAI שמחו") == {
        ("מיקרוסופט", "microsoft"), ("טסלה", "tesla"), ("OpenAI", "openai"),
    }  # fmt: skip


def test_a_name_inside_a_word_is_no_name() -> None:
    assert names("הבזקים נמשכו, אנטסלה ומיקרוסופטי") == set()


def test_quotes_lead_back_to_the_source() -> None:
    text = "שער הנאסד\u05f4ק\u200f ירד, וגם \u200eNVIDIA Corp.\u200e  -2.4%"
    for entity in found(text):
        assert text[entity.start : entity.end] == entity.quote
    assert {e.entity_id for e in found(text)} == {"nasdaq-composite", "nvidia"}


def test_widgets_are_told_from_prose() -> None:
    mentions = found("מניות השבבים נופלות: Camtek Ltd. -4.86%    וגם אנבידיה NVIDIA , יורדת")
    assert [(e.quote, e.method) for e in mentions] == [
        ("Camtek Ltd.", "widget"), ("אנבידיה", "gazetteer"), ("NVIDIA", "widget"),
    ]  # fmt: skip


def test_surname_after_full_name_in_another_field() -> None:
    title = Document("הונו של מאסק גדל", "he", field="title")
    body = Document("אילון מאסק הוא האיש העשיר בעולם. למאסק יש מניות.", "he")
    mentions = find_entities([title, body])
    assert [(e.field, e.quote, e.method) for e in mentions] == [
        ("title", "מאסק", "coreference"), ("text", "אילון מאסק", "gazetteer"), ("text", "מאסק", "coreference"),
    ]  # fmt: skip
    assert {e.entity_id for e in mentions} == {"elon-musk"}


def test_typing_errors_of_a_name_on_the_page() -> None:
    assert names("מיקרוסופט ממנה אותו, ומיקורוספט שולטת. ברודקום ירדה, והירידה בבורדקום נמשכת") == {
        ("מיקרוסופט", "microsoft"), ("מיקורוספט", "microsoft"), ("ברודקום", "broadcom"), ("בורדקום", "broadcom"),
    }  # fmt: skip
    assert names("בורדקום לבדה") == set()


def test_a_currency_behind_a_number_is_a_unit() -> None:
    assert names("הוא שילם 5 מיליון דולר") == set()
    assert names("הדולר נחלש מול היורו") == {("דולר", "usd"), ("יורו", "eur")}


def test_tickers_in_brackets_are_the_company_s() -> None:
    text = "The lender (TASE: POLI) and the foundry (Nasdaq: TSEM) rose; (NYSE: ZZZQX) is unknown"
    assert names(text, "en") >= {("POLI", "bank-hapoalim"), ("TSEM", "tower")}
    assert "ZZZQX" not in {quote for quote, _ in names(text, "en")}
    assert ("POLI", "bank-hapoalim") in names("הבנק (TASE: POLI) פרסם דוחות")


def tickers(text: str, language: str = "en") -> set[tuple[str, str | None, str | None]]:
    return {(e.quote, e.ticker, e.exchange) for e in found(text, language)}


def test_a_ticker_in_brackets_goes_to_the_name_before_it_that_no_list_has() -> None:
    text = "Vexmoor Robotics Inc. (NYSE: VXMR) rose 5%. Vexmoor Robotics Inc gained."
    assert tickers(text) >= {("Vexmoor Robotics Inc", "VXMR", "XNYS")}
    assert [e.ticker for e in found(text, "en") if e.type == "company"] == ["VXMR"] * 3
    assert ("פלאטיניקס", "PLTX", "XNAS") in tickers('חברת פלאטיניקס (נאסד"ק: PLTX) גייסה הון', "he")


def test_several_exchanges_stand_in_one_bracket() -> None:
    assert ("TSEM", "tower") in names("The foundry (Nasdaq: TSEM; TASE: TSEM) rose", "en")
    assert ("TEVA", "teva") in names("The firm (NYSE and TASE: TEVA) rose", "en")
    assert ("BRK.A", "berkshire") in names("The firm (NYSE: BRK.A) rose", "en")


def test_another_firm_s_ticker_abroad_is_not_the_listed_firm() -> None:
    assert "acro" not in {entity for _, entity in names("Vexmoor Robotics Inc (NASDAQ: ACRO) rose", "en")}
    assert ("Tower Foundries Ltd", "tower") in names("Tower Foundries Ltd. (NASDAQ: TSEM) rose", "en")


def test_an_exchange_before_a_ticker_is_no_index() -> None:
    assert ("Nasdaq", "nasdaq-exchange") in names("The foundry (Nasdaq: TSEM) rose", "en")
    assert ("Nasdaq", "nasdaq-composite") in names("The Nasdaq rose 2%", "en")


def test_the_owner_s_ending_is_no_part_of_the_name() -> None:
    assert names("Apple's chief spoke of MICROSOFT's shares", "en") >= {("Apple", "apple"), ("MICROSOFT", "microsoft")}


def test_the_verb_behind_a_body_is_no_part_of_its_name() -> None:
    assert names("רשות המסים העלתה את התחזית. קרן המטבע הבינלאומית הורידה אותה") == {
        ("רשות המסים", "tax-authority"), ("קרן המטבע הבינלאומית", "imf"),
    }  # fmt: skip


def test_the_whole_name_before_a_legal_form() -> None:
    assert names('הקבוצה רכשה את רימונים מערכות בע"מ מידי אורן השקעות בע"מ') == {
        ('רימונים מערכות בע"מ', None), ('אורן השקעות בע"מ', None),
    }  # fmt: skip
    assert names('הוא הקים חברה בע"מ') == set()
    assert ("אלביט מערכות", "elbit-systems") in names('אלביט מערכות בע"מ זכתה במכרז')


def test_a_word_in_brackets_is_no_ticker() -> None:
    assert names("She sang (NOW) and left (ALL) behind", "en") == set()


def test_a_ticker_alone_counts_only_where_money_is_spoken_of() -> None:
    money = "Shares and stocks rose and investors cheered as the market closed; $TSLA gained, revenue of $3 billion"
    assert ("TSLA", "tesla") in names(money, "en")
    assert names("The TSLA society sang", "en") == set()


def test_a_surname_of_two_people_is_nobody_s() -> None:
    found = names("Sam Altman met Dan Altman. Altman smiled.", "en")
    assert ("Altman", "sam-altman") not in found


def test_an_acronym_in_brackets_goes_by_the_name_before() -> None:
    text = "The Zelmoor Trading Company (ZTC) opened. Later ZTC closed."
    assert [e.quote for e in found(text, "en") if e.method == "coreference"] == ["ZTC", "ZTC"]


def test_english_titles_forms_and_verbs_give_names_away() -> None:
    kinds = {(e.quote, e.type) for e in found("Dr. Quill Harbottle of Vexmoor Holdings Inc said so", "en")}
    assert ("Vexmoor Holdings Inc", "company") in kinds
    assert any("Harbottle" in quote and kind == "person" for quote, kind in kinds)


def test_hebrew_titles_and_family_names_give_names_away() -> None:
    kinds = {
        (e.quote, e.type) for e in found('לדברי מנכ"ל החברה תדיאוש פנקייביץ, המצב טוב. ד"ר אורנה קזרנובסקי הסכימה')
    }
    assert {"תדיאוש פנקייביץ", "אורנה קזרנובסקי"} <= {quote for quote, kind in kinds if kind == "person"}


def test_the_form_of_a_firm_belongs_to_its_name() -> None:
    assert {e.quote for e in found("Microsoft Corp. rose, Boeing Co said", "en")} >= {"Microsoft Corp.", "Boeing Co"}


def test_two_slips_are_another_name() -> None:
    assert ("מיקורוסופס", "microsoft") not in names("מיקרוסופט גדלה, ומיקורוסופס לא")
    assert ("Brodcam", "broadcom") not in names("Broadcom rose and Brodcam fell", "en")


def test_a_listed_firm_under_another_form_of_its_name() -> None:
    text = "Shares of Gencell Ltd rose, Avgol Industries fell and Apple Orchards Ltd was sold"
    assert names(text, "en") >= {("Gencell Ltd", "gencell"), ("Avgol Industries", "avgol")}
    assert "apple" not in {entity for _, entity in names(text, "en")}


def test_a_listed_person_s_full_name_is_not_made_longer() -> None:
    assert names("הונו של לארי אליסון זינק") == {("לארי אליסון", "larry-ellison")}
