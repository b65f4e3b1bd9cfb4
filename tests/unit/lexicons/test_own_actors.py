"""Users' files of actors: what is read from them, and the line that an error names."""

import gzip
from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.lexicons.codes import cameo_code, read_cameo
from onrecord.lexicons.own import in_force, load
from onrecord.lexicons.own.match import plain

YAML = """
- name: Northern Salt Union
  aliases: [NSU]
  kind: organization
  country: Norway
  sectors: LAB OPP
- name: Jane Roe
  kind: person
  country: CHL
  terms:
    - {office: finance minister, sectors: GOV, from: 2010, until: 2012-05}
    - {office: senator, sectors: LEG, from: 2012-06-01}
- name: salt guard
  kind: noun
  sectors: PRM
"""


def written(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_yaml(tmp_path: Path) -> None:
    book = load(written(tmp_path, "mine.yaml", YAML))
    union, roe = book.actors
    assert (union.entry, union.names) == ("mine.yaml:Northern Salt Union", ("Northern Salt Union", "NSU"))
    assert union.spells[0].country == "NOR"
    assert roe.on("2011-05-05").office == "finance minister"
    assert roe.on("2012-06-01").office == "senator"
    assert roe.on("1999-01-01") is None
    assert roe.on(None).country == "CHL"
    assert book.nouns[0].sectors == ("PRM",)


def test_norway_is_no_boolean(tmp_path: Path) -> None:
    book = load(written(tmp_path, "a.yaml", "- {name: NO, kind: organization, country: NOR}"))
    assert book.actors[0].key == "NO"


def test_csv_rows_of_one_name_are_one_actor(tmp_path: Path) -> None:
    text = "name,aliases,kind,country,sectors,office,from,until\n"
    text += (
        'Jane Roe,J. Roe|Roe,person,CHL,GOV,finance minister,2010,2012\n"Jane Roe",,,CHL,LEG,senator,2013,\n'
    )
    (roe,) = load(written(tmp_path, "mine.csv", text)).actors
    assert roe.names == ("Jane Roe", "J. Roe", "Roe")
    assert [s.office for s in roe.spells] == ["finance minister", "senator"]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.yaml", "- name: X\n  sector: GOV\n", "a.yaml, line 2: unknown field 'sector'"),
        ("a.yaml", "- name: X\n  sectors: [GOV, ARMY]\n", "a.yaml, line 2: unknown sector 'ARMY'"),
        ("a.yaml", "- name: X\n  country: Atlantis\n", "a.yaml, line 2: unknown country 'Atlantis'"),
        ("a.yaml", "- name: X\n  from: 2010-13-01\n", "a.yaml, line 2: '2010-13-01' is no date"),
        (
            "a.yaml",
            "- name: X\n  from: 2010\n  until: 2009\n",
            "a.yaml, line 3: until 2009 is before from 2010",
        ),
        ("a.yaml", "- name: X\n  kind: thing\n", "a.yaml, line 2: unknown kind 'thing'"),
        ("a.yaml", "- kind: person\n", "a.yaml, line 1: an entry needs a name"),
        ("a.yaml", "- name: [X\n", "no YAML"),
        ("a.yaml", "name: X\n", "a.yaml, line 1: a file of actors is a list of entries"),
        ("a.yaml", "- name: X\n  name: Y\n", "a.yaml, line 2: the field 'name' stands twice"),
        ("a.yaml", "- name: X\n  cameo: US\n", "a.yaml, line 2: 'US' is no CAMEO code"),
        ("a.csv", "who,country\nX,NOR\n", "a.csv, line 1: unknown column 'who'"),
        ("a.csv", "name,country\n\nX,NRO\n", "a.csv, line 3: unknown country 'NRO'"),
        ("a.csv", "name,country\nX,NOR,GOV\n", "a.csv, line 2: 3 cells under 2 column names"),
        ("a.docx", "", "actors are read from"),
    ],
)
def test_errors_name_file_and_line(tmp_path: Path, name: str, text: str, told: str) -> None:
    with pytest.raises(UsageError) as error:
        load(written(tmp_path, name, text))
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file of actors"):
        load(tmp_path / "none.yaml")


def test_own_countries_are_defined_by_the_file(tmp_path: Path) -> None:
    text = "- {name: Westmark, kind: country, country: WMK}\n- {name: Westmark Guard, country: WMK, sectors: MIL}\n"
    assert load(written(tmp_path, "a.yaml", text)).actors[1].spells[0].country == "WMK"


ACTORS = """# a comment
<!-- another
over lines -->
THE_SALT_UNION_ [NORLAB] # remark
+SALT_WORKERS_UNION_
JOHN_DOE_
\t[PEROPP]
\t[PERGOV 930101-961231]
\t[PERELI >19991201] [PERMIL <930101]
NO_CODE_AT_ALL
BAD_DATE_ [PER 9301-96]
UN_OFFICE_ [IGOUNOREFHCR]
"""


def test_petrarch_actors(tmp_path: Path) -> None:
    book = load(written(tmp_path, "my.actors.txt", ACTORS))
    union, doe, office = book.actors
    assert union.names == ("SALT UNION", "SALT WORKERS UNION")
    found = [
        doe.on(day).cameo for day in ("1992-12-31", "1993-01-01", "1996-12-31", "1998-01-01", "1999-12-02")
    ]
    assert found == ["PERMIL", "PERGOV", "PERGOV", "PEROPP", "PERELI"]
    assert doe.on("1999-12-01").cameo == "PEROPP"
    assert (office.spells[0].country, office.spells[0].sectors) == ("UNO", ("IGO", "REF"))
    assert [p.split(": ")[0] for p in book.passed_over] == [
        "my.actors.txt, line 10", "my.actors.txt, line 11", "my.actors.txt, line 11",
    ]  # fmt: skip


AGENTS = """!PERSON! = MAN, WOMAN
SALT!PERSON! {} [~LAB]
CHIEF_OF_SALT {CHIEFS_OF_SALT} [~GOV]
SALT_CHARITY [NGO~]
!NOBODY!_GUARD [~MIL]
"""


def test_petrarch_agents(tmp_path: Path) -> None:
    book = load(written(tmp_path, "my.agents.txt", AGENTS))
    assert [(n.phrase, n.sectors) for n in book.nouns] == [
        ("saltman", ("LAB",)),
        ("saltwoman", ("LAB",)),
        ("chief of salt", ("GOV",)),
        ("chiefs of salt", ("GOV",)),
        ("salt charity", ("NGO",)),
    ]
    assert book.passed_over == ("my.agents.txt, line 5: the set !NOBODY! is not defined",)


def test_packed_dictionaries_and_several_files(tmp_path: Path) -> None:
    packed = tmp_path / "my.actors.txt.gz"
    packed.write_bytes(gzip.compress(ACTORS.encode()))
    book = load([packed, written(tmp_path, "mine.yaml", YAML)])
    assert book.files == ("my.actors.txt.gz", "mine.yaml")
    assert [a.key for a in book.actors][-1] == "Jane Roe"


def test_a_user_file_goes_before_our_nouns_and_offices(tmp_path: Path) -> None:
    from onrecord.lexicons.agents import agents
    from onrecord.lexicons.offices import offices

    book = load(written(tmp_path, "my.agents.txt", "AMBASSADOR [~SPY]\n"))
    before = offices()["ambassador"].sectors
    with in_force(book):
        assert offices()["ambassador"].sectors == ("SPY",)
        assert agents()["ambassador"].entry == "my.agents.txt:ambassador"
    assert offices()["ambassador"].sectors == before


@pytest.mark.parametrize(
    ("country", "sectors", "code"),
    [
        ("ISR", ("GOV", "MIL"), "ISRGOVMIL"),
        ("UNO", ("IGO", "REF"), "IGOUNOREF"),
        ("EUR", ("IGO",), "IGOEUREEC"),
        ("XKX", ("GOV",), "KSVGOV"),
        ("GBR", ("PTY", "OPP"), "GBROPPPTY"),
        ("NOR", ("LAB", "OPP"), "NOROPPLAB"),
        ("USA", ("NGO", "MED"), "NGOUSAHLH"),
        (None, ("JRN",), "---MED"),
        ("PER", (), "PER"),
        (None, (), None),
    ],
)
def test_cameo_codes(country: str | None, sectors: tuple[str, ...], code: str | None) -> None:
    assert cameo_code(country, sectors) == code


def test_cameo_codes_are_read_back() -> None:
    assert read_cameo("AFGGOVMIL") == ("AFG", ("GOV", "MIL"))
    assert read_cameo("IMGMUSALQ") == (None, ("UAF",))
    assert read_cameo("TMPHLH") == ("TLS", ("MED",))


def test_plain_names() -> None:
    assert plain("The  Ñandú  U.N.") == "nandu un"
