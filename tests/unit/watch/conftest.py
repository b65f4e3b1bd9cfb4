"""A watch whose reader costs nothing: every article tells of the same event, by hand."""

import msgspec
import pytest
from tests.serving import local, site
from tests.unit.store.readings import TEXT, reading

from onrecord import adding
from onrecord.schema import Article
from onrecord.sources import Failure, Web, load
from onrecord.watch import Watch

__all__ = ["local", "site"]


def quick(items, workers=1, stages=None):
    """A hand-made reading of each article, under its own id, title and address."""
    for item in items:
        article = item if isinstance(item, Article | Failure) else load(item)
        if isinstance(article, Failure):
            yield article
            continue
        made = reading(1, text=TEXT)
        own = msgspec.structs.replace(
            made.article,
            id=article.id,
            url=article.url,
            title=article.title,
            outlet=article.outlet,
            published=article.published or made.article.published,
            retrieved=article.retrieved,
        )
        yield msgspec.structs.replace(made, article=own)


@pytest.fixture
def watching(site, local, address, monkeypatch):
    """Makes watches of feeds of the site, and keeps what they tell."""
    monkeypatch.setattr(adding, "readings", quick)
    webs = []

    def made(*paths, **more):
        web = Web(local)
        webs.append(web)
        watch = Watch(
            [site.url + path for path in paths],
            address,
            local,
            web,
            told=lambda added: watch.added.append(added.id.removeprefix(site.url)),
            failed=lambda failure: watch.failures.append(failure.line),
            matched=lambda found: watch.matches.extend(found),  # noqa: PLW0108 - watch is made by this call
            **more,
        )
        watch.added, watch.failures, watch.matches = [], [], []
        return watch

    yield made
    for web in webs:
        web.__exit__(None, None, None)
