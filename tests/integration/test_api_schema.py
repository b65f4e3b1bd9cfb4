"""Whatever the OpenAPI document allows, and what it does not, is answered without an error of ours."""

from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from tests.readings_fixture import reading

from onrecord.store import open_store
from onrecord.web.app import create_app
from onrecord.web.settings import Settings

OURS = {"x-form-token": "known", "cookie": "onrecord_form=known", "host": "127.0.0.1:8040"}


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda m: m.value)
def test_no_input_makes_a_server_error(tmp_path: Path, mode: GenerationMode) -> None:
    with open_store(tmp_path / "api.record", create=True) as store:
        store.add([reading(), reading("arica-2", "Harbour News")])
        app = create_app(store, Settings(record="api.record"))
        schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, headers=OURS)
        tried = 0
        for found in schema.get_all_operations():
            operation = found.ok()
            try:
                cases = operation.as_strategy(generation_mode=mode)
                _try(cases)
            except Unsatisfiable:  # it takes nothing that could be wrong
                continue
            tried += 1
        assert tried > 3


def _try(cases: object) -> None:
    @given(case=cases)  # type: ignore[arg-type]
    @settings(
        max_examples=20,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    def one(case: schemathesis.Case) -> None:
        case.headers = {**(case.headers or {}), **OURS}
        answer = case.call()
        assert answer.status_code < 500, (case.method, case.path, case.query, case.body, answer.text[:300])

    one()
