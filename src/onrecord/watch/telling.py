"""Alerts told through every sink at least once, also when one of them does not listen, or the watch is stopped meanwhile."""

from collections.abc import Callable, Sequence

from onrecord.errors import FetchError
from onrecord.sources import Failure
from onrecord.store import Store
from onrecord.watch.alerts import Match, matches
from onrecord.watch.metrics import Metrics
from onrecord.watch.sinks import Sink
from onrecord.watch.state import SavedQuery, keep_pending, note_matches, pending_alerts
from onrecord.watch.told import keep_told


class _Heard:
    """Matched: whoever started the watch, as the first of the sinks."""

    def __init__(self, matched: Callable[[list[Match]], None]) -> None:
        self.tell = matched


class Teller:
    """Asks the saved queries of new articles and tells of matches; what is not told everywhere stays pending."""

    def __init__(
        self,
        sinks: Sequence[Sink],
        metrics: Metrics,
        failed: Callable[[Failure], None],
        matched: Callable[[list[Match]], None],
    ) -> None:
        """``matched`` is told first, then each of ``sinks``; ``failed`` hears of those that do not listen."""
        self._sinks: tuple[Sink, ...] = (_Heard(matched), *sinks)
        self._heard: list[set[str]] = [set() for _ in self._sinks]
        self._metrics, self._failed = metrics, failed

    def tell(self, store: Store, queries: Sequence[SavedQuery], keys: Sequence[int]) -> None:
        """Tell of the matches in the articles with these keys, and in those that are pending from before."""
        pending = pending_alerts(store)
        if not queries and pending:
            keep_pending(store, [])
        if not queries or not (pending or keys):
            return
        asked = list(dict.fromkeys([*pending, *keys]))
        found = matches(store, queries, asked)
        everywhere = True
        for sink, heard in zip(self._sinks, self._heard, strict=True):
            everywhere = self._tell(sink, heard, found) and everywhere
        if everywhere and found:
            keep_told(store, [match.told for match in found])
        keep_pending(store, [] if everywhere else asked)
        if found:
            note_matches(store, (match.alert for match in found))
        if everywhere:
            for heard in self._heard:
                heard.clear()

    def _tell(self, sink: Sink, heard: set[str], found: list[Match]) -> bool:
        """Tell a sink of what it has not heard yet; False if it has to be told later."""
        fresh = [match for match in found if match.key not in heard]
        if not fresh:
            return True
        try:
            sink.tell(fresh)
        except (FetchError, OSError) as error:
            self._metrics.count("onrecord_alert_failures_total")
            self._failed(Failure("alerts", f"{error}; they are told later"))
            return False
        heard.update(match.key for match in fresh)
        if sink is self._sinks[0]:
            self._metrics.count("onrecord_alerts_total", by=len(fresh))
        return True
