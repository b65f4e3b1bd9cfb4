import pytest

from onrecord.errors import UnreadableError, UsageError
from onrecord.sources import SourceOptions, article_from_text
from onrecord.sources.charset import decode
from onrecord.sources.dates import checked_date, iso_date
from onrecord.sources.language import guess_language
from onrecord.sources.text import headline_of

ENGLISH = (
    "The ministers met in the capital on Tuesday and said that the talks would go on for another week, "
    "although it was not clear who had been asked to take part in them."
)


def test_text_is_kept_as_it_is():
    text = "  Talks resume in Oslo\r\n\r\nThe two sides met.\tThey spoke. \n"
    article = article_from_text(text, SourceOptions())
    assert article.text == text
    assert article.title == "Talks resume in Oslo"


def test_given_title_stands_before_the_text_once():
    options = SourceOptions(title="Talks resume")
    assert article_from_text("The two sides met.", options).text == "Talks resume\n\nThe two sides met."
    assert (
        article_from_text("Talks resume\nThe two sides met.", options).text
        == "Talks resume\nThe two sides met."
    )


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Talks resume in Oslo\nThe two sides met.", "Talks resume in Oslo"),
        ("Will talks resume?\n\nThe two sides met.", "Will talks resume?"),
        ("Talks resume...\nThe two sides met.", "Talks resume..."),
        ("The two sides met in Oslo.\nThey spoke.", None),
        ("The two sides met in Oslo.", None),
        ("Talks resume in Oslo\n", None),
        ("1234\nThe two sides met.", None),
        ("a" * 300 + "\nThe two sides met.", None),
    ],
)
def test_headline(text, headline):
    assert headline_of(text) == headline


@pytest.mark.parametrize("text", ["", " \n ", "... --- ..."])
def test_text_without_words_is_unreadable(text):
    with pytest.raises(UnreadableError, match="no words"):
        article_from_text(text, SourceOptions())


def test_lone_surrogates_are_unreadable():
    with pytest.raises(UnreadableError, match="surrogates"):
        article_from_text("The side \ud800 met.", SourceOptions())


def test_a_text_beyond_the_limit_is_unreadable():
    with pytest.raises(UnreadableError, match="11 characters"):
        article_from_text("a very long", SourceOptions(max_characters=10))


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2024-03-24", "2024-03-24"),
        ("20240324", "2024-03-24"),
        (" 2024-03-24T09:30:00+02:00 ", "2024-03-24T09:30:00+02:00"),
        ("2024-03-24T09:30:00Z", "2024-03-24T09:30:00+00:00"),
        ("Sun, 24 Mar 2024 09:30:00 +0200", "2024-03-24T09:30:00+02:00"),
        ("24.3.2024", None),
        ("2024-02-30", None),
        ("2024", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates(value, iso):
    assert iso_date(value) == iso


def test_a_wrong_date_says_what_a_date_looks_like():
    with pytest.raises(UsageError, match="2024-03-24"):
        checked_date("24.3.2024")


def test_published_given_has_its_basis():
    article = article_from_text(ENGLISH, SourceOptions(published="2024-03-24"))
    assert article.published is not None
    assert (article.published.value, article.published.basis) == ("2024-03-24", "given")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        ("Too short to say.", None),
        (
            "Die Minister haben sich am Dienstag in der Hauptstadt getroffen und erklärt, dass die Gespräche noch "
            "eine Woche dauern werden und nicht alle eingeladen sind.",
            "de",
        ),
        (
            "Les ministres se sont rencontrés mardi dans la capitale et ont déclaré que les discussions allaient se "
            "poursuivre pendant une semaine avec les autres parties du pays.",
            "fr",
        ),
        ("Министры встретились во вторник в столице и заявили, что переговоры продолжатся.", "ru"),
        ("The envoys were Karol Baliński, Teofil Lenartowicz and Franciszek Mickiewicz.", None),
        ("Il presidente ha incontrato i ministri.", "it"),
        ("El presidente se reunió con los ministros en la capital.", "es"),
        ("O presidente não se encontrou com os ministros.", "pt"),
        ("De president ontmoette gisteren de ministers in de hoofdstad.", "nl"),
        ("Prezydent spotkał się wczoraj z ministrami.", "pl"),
        ("Prezident se včera sešel s ministry ve městě.", "cs"),
        ("Presidentti tapasi eilen ministerit pääkaupungissa.", "fi"),
        ("Az elnök tegnap találkozott a miniszterekkel.", "hu"),
        ("Cumhurbaşkanı dün bakanlarla başkentte görüştü.", "tr"),
        ("Presiden bertemu dengan para menteri di ibu kota kemarin.", "id"),
        ("Tổng thống đã gặp các bộ trưởng ở thủ đô hôm qua.", "vi"),
        ("Президент учора зустрівся з міністрами у столиці.", "uk"),
        ("总统昨天在首都会见了部长们。", "zh"),
        ("大統領は昨日、首都で閣僚と会談した。", "ja"),
        ("대통령은 어제 수도에서 장관들을 만났다.", "ko"),
        ("राष्ट्रपति ने कल राजधानी में मंत्रियों से मुलाकात की।", "hi"),
        ("اجتمع الوزراء يوم الثلاثاء في العاصمة وقالوا إن المحادثات ستستمر أسبوعا آخر.", "ar"),
    ],
)
def test_language(text, language):
    assert guess_language(text) == language


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "windows-1252"])
def test_character_sets_are_told_apart(encoding):
    text = "The café in Zürich was closed, and nobody said why it had been closed."
    assert decode(text.encode(encoding)) == text


def test_a_declared_character_set_is_used_and_a_wrong_one_is_not():
    page = '<meta charset="iso-8859-2"><p>Przywódcy Łotwy i Słowacji</p>'
    assert "Łotwy" in decode(page.encode("iso-8859-2"), markup=True)
    assert "Łotwy" in decode(page.replace("iso-8859-2", "ascii").encode(), markup=True)
    assert "Łotwy" in decode(page.replace("iso-8859-2", "no-such-set").encode(), markup=True)


@pytest.mark.parametrize("data", [b"%PDF-1.7 abc", b"PK\x03\x04abc", bytes(range(256)) * 40])
def test_binary_files_are_named(data):
    with pytest.raises(UnreadableError, match="not text"):
        decode(data)


def test_nul_characters_fall_out():
    text = "The side met again in the capital to speak."
    assert decode(text.replace("again", "ag\0ain").encode()) == text


def test_an_english_text_with_words_of_other_languages_stays_english():
    text = (
        "The minister said “nous ne voulons pas de cette guerre, et nous ne la ferons pas” and left the room with his "
        "advisers. The talks with the other side were called off, and nobody knows when they will be taken up again."
    )
    assert guess_language(text) == "en"
