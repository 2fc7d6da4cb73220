import io
import json

import pytest
from pypdf import PdfWriter
from reports_making import STORY, bench, failure, report

from tocsin.reports.guard import Guard
from tocsin.reports.intake import UnreadableError
from tocsin.reports.jobs import Job

malformed = bench("malformed")
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in STORY.split("\n"))
ARTICLE = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "Organization", "name": "Not the article"},
        {
            "@type": ["NewsArticle"],
            "headline": "Nine taken from a bus",
            "datePublished": "2025-11-09T08:30:00+01:00",
            "dateModified": "2025-11-12",
            "publisher": {"@type": "Organization", "name": "Tarkanda Courier"},
        },
    ],
}


def page(head="", body=""):
    furniture = "<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav>"
    footer = "<footer>All rights reserved by us</footer><script>track()</script>"
    article = f"<article>{PARAGRAPHS}{body}</article>"
    return f"<!DOCTYPE html><html><head>{head}</head><body>{furniture}{article}{footer}"


def test_a_page_gives_its_main_text_and_what_it_says_of_itself(tmp_path):
    head = (
        "<title>Nine taken | Courier</title><link rel='canonical' href='https://courier.example/a?utm_source=x'>"
        f"<script type='application/ld+json'>{json.dumps(ARTICLE)}</script>"
    )
    made = report(tmp_path, "a.html", page(head))
    assert made.text == STORY
    assert made.title == "Nine taken from a bus"
    assert made.publisher == "Tarkanda Courier"
    assert made.published == "2025-11-09T08:30:00+01:00"
    assert made.url == "https://courier.example/a?utm_source=x"
    assert made.id == "https://courier.example/a"
    assert made.lang == "en"


def test_open_graph_serves_where_there_is_no_json_ld(tmp_path):
    head = (
        "<meta property='og:title' content='Nine taken'><meta property='og:site_name' content='Courier'>"
        "<meta property='og:url' content='https://courier.example/b'>"
        "<meta property='article:published_time' content='2025-11-09T08:30:00Z'>"
        "<script type='application/ld+json'>{broken</script>"
    )
    made = report(tmp_path, "a.html", page(head))
    assert (made.title, made.publisher, made.url) == ("Nine taken", "Courier", "https://courier.example/b")
    assert made.published == "2025-11-09T08:30:00Z"


def test_a_date_in_the_text_is_not_the_date_of_publication(tmp_path):
    assert report(tmp_path, "a.html", page(body="<p>It began on 3 March 2019 in the hills.</p>")).published is None


def test_a_page_without_article_gives_all_that_is_visible(tmp_path):
    made = report(tmp_path, "a.html", "<html><head><title>T</title></head><body>One <b>bold</b> word<br>next<p>last")
    assert made.text.split() == ["One", "bold", "word", "next", "last"]


def test_the_charset_that_a_page_declares_is_used(tmp_path):
    text = "خطف مسلحون خمسة أشخاص قرب البلدة يوم الخميس بحسب السفارة"
    markup = f"<html><head><meta charset=windows-1256></head><body><p>{text}</p></body></html>"
    assert report(tmp_path, "a.html", markup.encode("cp1256")).text == text


def test_content_decides_over_the_name(tmp_path):
    assert report(tmp_path, "a.txt", page()).text == STORY
    assert report(tmp_path, "b.txt", malformed.pdf(malformed.shown("Words on paper."))).text == "Words on paper."
    assert report(tmp_path, "c.pdf", STORY).text == STORY


def test_deep_nesting_neither_crashes_nor_hides_the_text(tmp_path):
    made = report(tmp_path, "a.html", "<html><body>" + "<div>" * 10_000 + STORY.replace("\n", "<p>"))
    assert "nine passengers" in made.text


@pytest.mark.parametrize(
    "piece", ["<a href=", "<table><tr><td>", "<b><i>", "<!--", "<p>x</p>", "&#55296;", "<svg><math>"]
)
def test_hostile_markup_gives_a_report_or_a_failure(tmp_path, piece):
    with Guard(seconds=20) as guard:
        try:
            guard.read(Job(kind="html", data=b"<html><body>" + piece.encode() * 20_000))
        except UnreadableError as error:
            assert malformed.is_one_sentence(error.message)


def test_entities_of_the_file_system_are_not_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("hidden treasure")
    markup = f"<?xml version='1.0'?><!DOCTYPE html [<!ENTITY x SYSTEM 'file://{secret}'>]>"
    markup += "<html><body><p>Seen &x;</p>"
    assert "treasure" not in report(tmp_path, "a.xhtml", markup).text


MAIL = """From: =?utf-8?q?Pr=C3=A9fecture?= <desk@example.org>
Subject: =?utf-8?b?w4l0w6k=?= report
Date: Sun, 09 Nov 2025 08:30:00 +0100
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=outer

--outer
Content-Type: multipart/alternative; boundary=inner

--inner
Content-Type: text/html; charset=utf-8

<p>Not the one preferred.</p>
--inner
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

Cinq personnes ont =E9t=E9 enlev=E9es.
--inner--
--outer
Content-Type: text/plain
Content-Disposition: attachment; filename=notes.txt

Attached notes.
--outer--
"""


def test_a_mail_gives_its_plain_text_sender_date_and_subject(tmp_path):
    made = report(tmp_path, "a.eml", MAIL.replace("\n", "\r\n"))
    assert made.text == "Cinq personnes ont été enlevées."
    assert (made.publisher, made.title) == ("Préfecture", "Été report")
    assert made.published == "2025-11-09T08:30:00+01:00"


def test_a_mail_of_html_alone_is_read_as_a_page(tmp_path):
    made = report(tmp_path, "a.eml", "From: desk@example.org\nContent-Type: text/html\n\n" + page())
    assert made.text == STORY
    assert made.publisher == "desk@example.org"


def test_mails_with_malformed_headers_are_read(tmp_path):
    head = "From: <<>>\nSubject: =?nonsense?q?=FF?=\nDate: not today\nContent-Type: text/plain; charset=kl\n\n"
    made = report(tmp_path, "a.eml", head + STORY)
    assert (made.text, made.published) == (STORY, None)


def test_a_mail_that_only_attaches_fails(tmp_path):
    head = "Subject: x\nContent-Type: text/plain\nContent-Disposition: attachment\n\n"
    assert failure(tmp_path, "a.eml", head + STORY) == "empty_text"


def pdf_of(text, **metadata):
    writer = PdfWriter(clone_from=io.BytesIO(malformed.pdf(malformed.shown(text))))
    writer.add_metadata({f"/{key}": value for key, value in metadata.items()})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_pdf_gives_its_text_and_title_but_no_date_of_printing(tmp_path):
    made = report(tmp_path, "a.pdf", pdf_of(STORY, Title="Nine taken", CreationDate="D:20251109083000Z"))
    assert made.text == STORY
    assert made.title == "Nine taken"
    assert made.published is None


XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">
<dc:publisher><rdf:Bag><rdf:li>Tarkanda Bulletin</rdf:li></rdf:Bag></dc:publisher>
<prism:publicationDate>2025-11-09</prism:publicationDate></rdf:Description></rdf:RDF></x:xmpmeta>"""


def test_a_pdf_that_states_its_publication_is_believed(tmp_path):
    writer = PdfWriter(clone_from=io.BytesIO(malformed.pdf(malformed.shown(STORY))))
    writer.xmp_metadata = XMP.encode()
    out = io.BytesIO()
    writer.write(out)
    made = report(tmp_path, "a.pdf", out.getvalue())
    assert (made.publisher, made.published) == ("Tarkanda Bulletin", "2025-11-09")


def test_a_pdf_of_many_pages_keeps_them_apart(tmp_path):
    writer = PdfWriter()
    for text in ("Page one.", "Page two."):
        writer.append(io.BytesIO(malformed.pdf(malformed.shown(text))))
    out = io.BytesIO()
    writer.write(out)
    assert report(tmp_path, "a.pdf", out.getvalue()).text == "Page one.\n\nPage two."


def test_a_pdf_locked_with_an_empty_password_is_read(tmp_path):
    writer = PdfWriter(clone_from=io.BytesIO(malformed.pdf(malformed.shown(STORY))))
    writer.encrypt("", "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert report(tmp_path, "a.pdf", out.getvalue()).text == STORY
