from email.message import EmailMessage

import pytest

from onrecord.sources import Failure, SourceOptions, read_sources
from onrecord.sources.mail import looks_like_mail, plain_paragraphs

HTML = """<html><head><style>p {color: red}</style></head><body>
<div style="display:none">A preview that nobody sees&#847;&zwnj;</div>
<table><tr><td><h2>Ministers meet in Oslo</h2><p>The two ministers met on Monday<br>and agreed on a truce.</p></td></tr>
<tr><td>A second piece of news stands in a cell of its own.</td></tr>
<tr><td>Unsubscribe from this list</td></tr></table></body></html>"""


def letter(**headers):
    message = EmailMessage()
    for name, value in (
        {"From": "The Daily Example <news@example.org>", "Subject": "Morning news"} | headers
    ).items():
        message[name] = value
    return message


@pytest.fixture
def read(tmp_path):
    def reading(data, **options):
        (tmp_path / "letter.eml").write_bytes(data)
        (found,) = read_sources([str(tmp_path / "letter.eml")], SourceOptions(**options))
        return found

    return reading


def test_a_newsletter(read):
    message = letter(Date="Mon, 01 Jan 2024 10:00:00 +0100")
    message.set_content("View this letter in your browser.")
    message.add_alternative(HTML, subtype="html")
    article = read(message.as_bytes())
    assert (article.id, article.title, article.outlet) == ("letter.eml", "Morning news", "The Daily Example")
    assert (article.published.value, article.published.basis) == ("2024-01-01T10:00:00+01:00", "metadata")
    assert "met on Monday\n\nand agreed" in article.text or "met on Monday and agreed" in article.text
    assert "A second piece of news stands in a cell of its own." in article.text
    assert "preview" not in article.text
    assert "color" not in article.text


def test_a_plain_letter_whose_lines_were_broken_to_fit(read):
    message = letter()
    message.set_content(
        "The two ministers met in Oslo on Monday and agreed that the truce would\n"
        "be prolonged by a month, officials of both sides said.\n\nhttps://example.org/1\n\nA short line\nand another\n"
    )
    found = read(message.as_bytes())
    assert not isinstance(found, Failure), found.reason
    text = found.text
    assert "the truce would be prolonged" in text
    assert "https" not in text
    assert "A short line\n\nand another" in text


def test_subjects_in_other_scripts_and_a_lying_character_set(read):
    article = read(
        "From: x@example.org\nSubject: =?utf-8?b?0J3QvtCy0L7RgdGC0Lg=?= today\nContent-Type: text/plain; charset=us-ascii\n"
        "Content-Transfer-Encoding: 8bit\n\nGrüße aus Oslo.".encode()
    )
    assert (article.title, article.outlet) == ("Новости today", "example.org")
    assert "Grüße" in article.text


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"From: a\nSubject: b\n\n",
        b"From: a@b\nContent-Type: multipart/mixed\n\nno boundary",
        b"From: \xff\xfe\nSubject: \xff\nDate: never\nContent-Type: text/plain; charset=nonsense\n\n\0\0",
        b"Content-Type: multipart/mixed; boundary=a\n\n"
        + b"--a\nContent-Type: multipart/mixed; boundary=a\n\n" * 3000,
        b"Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n!!!!",
        b"Subject: " + b"x" * 1_000_000,
    ],
)
def test_letters_that_hold_nothing(read, data):
    assert isinstance(read(data), Failure)


def test_attachments_are_not_read(read):
    message = letter()
    message.set_content("The words of the letter.")
    message.add_attachment("Attached words.", filename="a.txt")
    assert "Attached" not in read(message.as_bytes()).text


def test_a_letter_without_a_name_is_seen_for_one(tmp_path):
    (tmp_path / "letter").write_bytes(
        b"Return-Path: <a@b>\nSubject: News of the day\n\nThe words of the letter."
    )
    (article,) = read_sources([str(tmp_path / "letter")])
    assert article.title == "News of the day"
    assert not looks_like_mail(b"From: here to there is a long way.\nWe went.")


def test_flowed_lines():
    assert plain_paragraphs("One line \ngoes on\nThe next does not", flowed=True) == [
        "One line goes on",
        "The next does not",
    ]
