"""Attribution: which statements an event stands in, from the outermost to the innermost."""

from onrecord.events.scene import Scene
from onrecord.schema import Span, Statement


def according_to(scene: Scene, trigger: Span, by_id: dict[str, Statement]) -> tuple[str, ...]:
    """Ids of the chain of statements whose content holds ``trigger``, innermost last; empty for the outlet's voice."""
    holding = [s for s in scene.statements if any(c.holds(trigger) for c in s.content)]
    if not holding:
        return ()
    innermost = max(holding, key=lambda s: (_depth(s, by_id), -_size(s, trigger), s.id))
    chain: list[str] = []
    at: Statement | None = innermost
    while at is not None and at.id not in chain:
        chain.append(at.id)
        at = by_id.get(at.according_to) if at.according_to is not None else None
    known = set(chain)
    loose = [s.id for s in sorted(holding, key=lambda s: -_size(s, trigger)) if s.id not in known]
    return (*loose, *reversed(chain))


def _size(statement: Statement, trigger: Span) -> int:
    """Length of the content span that holds the trigger: a statement within another one is the shorter."""
    return min(c.end - c.start for c in statement.content if c.holds(trigger))


def _depth(statement: Statement, by_id: dict[str, Statement]) -> int:
    """How many statements report this one."""
    seen, at = {statement.id}, statement.according_to
    while at is not None and at not in seen and at in by_id:
        seen.add(at)
        at = by_id[at].according_to
    return len(seen)
