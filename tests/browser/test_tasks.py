"""What people come for, done as they would do it."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watched

PAGES = ("/", "/events", "/records", "/search?text=treaty", "/said", "/dyad?a=Russia&b=Japan", "/network", "/map", "/calendar",
         "/stories", "/articles", "/corrections", "/read")  # fmt: skip


def first_article(page: Page) -> None:
    page.get_by_role("link", name=re.compile("Russia and Japan sign")).first.click()


@pytest.mark.parametrize("path", PAGES)
def test_no_serious_barrier_and_nothing_wider_than_the_screen(watched: Watched, path: str) -> None:
    page = watched.open(path)
    page.wait_for_load_state("networkidle")
    found = [v for v in Axe().run(page).response["violations"] if v["impact"] in ("serious", "critical")]
    assert not found, [(v["id"], v["nodes"][0]["html"]) for v in found]
    width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert width <= 1


def test_reading_a_mark_lights_its_record_and_back(watched: Watched) -> None:
    page = watched.open("/articles?page=1")
    first_article(page)
    mark = page.locator(".m.trigger[tabindex]").first
    mark.click()
    shown = page.locator("details.record.on")
    expect(shown).to_have_count(1)
    expect(shown).to_have_attribute("open", "")
    expect(shown.locator("dt", has_text="Because")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("details.record.on")).to_have_count(0)


def test_reading_with_the_keyboard_alone(watched: Watched) -> None:
    page = watched.open("/")
    page.keyboard.press("/")
    page.keyboard.type("portsmouth")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?text=portsmouth"))
    link = page.get_by_role("link", name=re.compile("Russia and Japan sign"))
    for _ in range(40):
        page.keyboard.press("Tab")
        if link.first.evaluate("e => e === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/articles/"))
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.m[tabindex]')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("details.record.on[open]")).to_have_count(1)


def test_searching_events_with_facets_and_an_address_that_brings_the_view_back(watched: Watched) -> None:
    page = watched.open("/events")
    page.get_by_label("Who (either side)").fill("Russia")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile(r"party=Russia$"))
    page.get_by_role("link", name="occurred", exact=True).first.click()
    expect(page).to_have_url(re.compile("occurred"))
    rows = page.locator("table.events tbody tr")
    expect(rows.first).to_be_visible()
    count = rows.count()
    address = page.url
    expect(page.locator("figure[data-drawn] svg").first).to_be_visible()
    page.goto(address)
    expect(rows).to_have_count(count)
    rows.first.get_by_role("link").first.click()
    expect(page.locator("details.record[open]")).to_have_count(1)


@pytest.mark.parametrize("path", ["/dyad?a=Russia&b=Japan&by=day", "/network", "/map", "/said", "/events"])
def test_charts_are_drawn_with_a_table_behind_and_can_be_taken_home(watched: Watched, path: str) -> None:
    page = watched.open(path)
    figure = page.locator("figure[data-chart]")
    expect(figure).to_have_attribute("data-drawn", "yes")
    page.get_by_text("The figures as a table").click()
    expect(page.locator("table[data-table] tbody tr").first).to_be_visible()
    for kind in ("SVG", "CSV", "PNG"):
        with page.expect_download() as download:
            figure.get_by_role("button", name=kind).click()
        assert download.value.suggested_filename.endswith(kind.lower())


def test_a_bar_opens_its_events(watched: Watched) -> None:
    page = watched.open("/dyad?a=Russia&b=Japan&by=day")
    bars = page.locator("figure[data-drawn] svg:last-of-type g > rect")
    bars.first.hover()
    bars.first.click()
    expect(page).to_have_url(re.compile("/events.*between=Russia"))
    expect(page.locator("table.events tbody tr").first).to_be_visible()


def test_a_span_is_zoomed_into_by_drawing_over_it(watched: Watched) -> None:
    page = watched.open("/events")
    figure = page.locator("figure[data-drawn] svg").last
    figure.scroll_into_view_if_needed()
    box = figure.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + 60, steps=5)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"since=\d{4}-\d\d-\d\d&until=\d{4}"))


def test_a_record_shows_who_told_it_and_is_split_and_joined_again(watched: Watched) -> None:
    page = watched.open("/records?text=shelled")
    page.locator("table.list tbody a").first.click()
    expect(page.get_by_role("heading", name="Who told it when")).to_be_visible()
    expect(page.locator(".reports li")).to_have_count(3)
    address = page.url
    page.get_by_role("button", name="This tells another event").last.click()
    expect(page.get_by_text("tells another event than").first).to_be_visible()
    page.get_by_role("button", name="Undo").first.click()
    page.goto(address)
    expect(page.locator(".reports li")).to_have_count(3)


def test_correcting_and_taking_it_back(watched: Watched) -> None:
    page = watched.open("/search?text=gdansk")
    page.locator(".hits a").first.click()
    page.locator("details.record:has(.sign.is-occurred) > summary").first.click()
    page.locator("details.record[open]").get_by_role("link", name="Correct").click()
    page.get_by_label("Did it happen?").select_option("denied")
    page.get_by_label("Why (kept with the correction)").fill("the second report says so")
    page.get_by_role("button", name="Save").click()
    expect(page).to_have_url(re.compile(r"/articles/-?\d+$"))
    expect(page.get_by_text("Corrected by owner")).to_have_count(1)
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Corrections").click()
    page.get_by_role("button", name="Undo").first.click()
    expect(page.get_by_text("undone").first).to_be_visible()


def test_a_pasted_text_is_read_within_seconds(watched: Watched) -> None:
    page = watched.open("/read")
    page.get_by_label("The article, or the address of one").fill(
        "Norway's foreign minister met Chile's president in Oslo on Monday, officials said."
    )
    page.get_by_label("Published").fill("2014-03-05")
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.locator("#result .m.trigger").first).to_be_visible()
    expect(page.locator("#result details.record").first).to_be_visible()


def test_the_calendar_can_be_subscribed_to(watched: Watched) -> None:
    page = watched.open("/calendar")
    link = page.get_by_role("link", name="calendar (ICS)").get_attribute("href")
    answer = page.request.get(watched.address + str(link))
    assert answer.text().startswith("BEGIN:VCALENDAR")


def test_a_hostile_article_does_nothing(watched: Watched) -> None:
    page = watched.open("/search?text=peruvian")
    page.locator(".hits a", has_text="script").first.click()
    page.locator(".m.trigger[tabindex]").first.click()
    expect(page.locator("details.record.on[open]")).to_have_count(1)
    assert page.locator(".text script, .panel script, svg[onload], img[onerror], [onmouseover]").count() == 0
    page.goto(watched.address + "/events?actor=" + "'); DROP TABLE events; --")
    expect(page.locator("table.events tbody tr").first).to_be_visible()
