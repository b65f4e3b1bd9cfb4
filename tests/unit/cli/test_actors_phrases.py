"""Titles and organisations to codes: hundreds of phrases, offices of more than sixty countries, no network at all."""

import pytest

from onrecord.mentions.actors.lookup import look_up

OFFICES = [
    ("{adjective} foreign minister", "GOV"),
    ("{name}'s prime minister", "GOV"),
    ("{adjective} Defence Minister", "GOVMIL"),
    ("{name}'s parliament", "LEG"),
    ("the {adjective} army", "MIL"),
    ("{adjective} police", "COP"),
    ("former {adjective} president", "ELI"),
    ("{name}'s Supreme Court", "JUD"),
]
COUNTRIES = """
Norway Norwegian NOR|Iceland Icelandic ISL|Finland Finnish FIN|Estonia Estonian EST|Latvia Latvian LVA
Lithuania Lithuanian LTU|Portugal Portuguese PRT|Spain Spanish ESP|Italy Italian ITA|Greece Greek GRC
Albania Albanian ALB|Serbia Serbian SRB|Croatia Croatian HRV|Slovenia Slovenian SVN|Slovakia Slovak SVK
Hungary Hungarian HUN|Romania Romanian ROU|Bulgaria Bulgarian BGR|Ukraine Ukrainian UKR|Moldova Moldovan MDA
Armenia Armenian ARM|Azerbaijan Azerbaijani AZE|Kazakhstan Kazakh KAZ|Mongolia Mongolian MNG|Japan Japanese JPN
India Indian IND|Pakistan Pakistani PAK|Bangladesh Bangladeshi BGD|Nepal Nepalese NPL|Bhutan Bhutanese BTN
Thailand Thai THA|Vietnam Vietnamese VNM|Malaysia Malaysian MYS|Indonesia Indonesian IDN|Cambodia Cambodian KHM
Australia Australian AUS|Fiji Fijian FJI|Tonga Tongan TON|Samoa Samoan WSM|Iran Iranian IRN|Iraq Iraqi IRQ
Syria Syrian SYR|Lebanon Lebanese LBN|Israel Israeli ISR|Egypt Egyptian EGY|Libya Libyan LBY|Tunisia Tunisian TUN
Algeria Algerian DZA|Morocco Moroccan MAR|Mali Malian MLI|Senegal Senegalese SEN|Ghana Ghanaian GHA
Nigeria Nigerian NGA|Cameroon Cameroonian CMR|Gabon Gabonese GAB|Kenya Kenyan KEN|Uganda Ugandan UGA
Rwanda Rwandan RWA|Ethiopia Ethiopian ETH|Somalia Somali SOM|Zambia Zambian ZMB|Malawi Malawian MWI
Angola Angolan AGO|Botswana Botswanan BWA|Canada Canadian CAN|Mexico Mexican MEX|Cuba Cuban CUB|Haiti Haitian HTI
Panama Panamanian PAN|Colombia Colombian COL|Peru Peruvian PER|Bolivia Bolivian BOL|Chile Chilean CHL
Argentina Argentine ARG|Brazil Brazilian BRA|Paraguay Paraguayan PRY|Uruguay Uruguayan URY
"""
TABLE = [tuple(row.split()) for row in COUNTRIES.replace("\n", "|").split("|") if row.strip()]

OWN_NAMES = """
Norway's Storting = NORLEG|the Knesset = ISRLEG|the Bundeswehr = DEUMIL|the Bundestag = DEULEG|the Rajya Sabha = INDLEG
the Lok Sabha = INDLEG|the Riksdag = SWELEG|the Sejm = POLLEG|the Verkhovna Rada = UKRLEG|the State Duma = RUSLEG
the Carabinieri = ITACOP|Mossad = ISRSPY|Shin Bet = ISRSPY|the British House of Commons = GBRLEG|the Kremlin = RUSGOV
the White House = USAGOV|Downing Street = GBRGOV|the Pentagon = USAGOVMIL|the State Department = USAGOV
the United Nations = IGOUNO|the European Union = IGOEUREEC|the Hamas leader = PSEREB|Boko Haram = NGAREB
"""
NAMED = [tuple(row.split(" = ")) for row in OWN_NAMES.replace("\n", "|").split("|") if row.strip()]

ROLES = """
rebels = ---REB|protesters = ---CVL|farmers = ---AGR|journalists = ---MED|doctors = ---HLH|teachers = ---EDU
refugees = ---REF|policemen = ---COP|judges = ---JUD|soldiers = ---MIL|lawmakers = ---LEG|workers = ---LAB
Israel's Defense Minister Yoav Gallant = ISRGOVMIL|the Ministry of Foreign Affairs of Peru = PERGOV
the mayor of Lyon = FRAGOV|the governor of Texas = USAGOV|head of Shin Bet = ISRSPY|Turkish troops = TURMIL
Kenyan opposition leader = KENOPPPTY|the Ghanaian ambassador = GHAGOV|Chilean miners = CHLLAB|Peruvian generals = PERMIL
Senator Mary Smith = ---LEG|Prime Minister Jane Doe = ---GOV|Peruvian National Police = PERCOP
University of Nairobi = KENEDU|Supreme Court of India = INDJUD|UN peacekeepers = IGOUNOMIL
"""
READ = [tuple(row.split(" = ")) for row in ROLES.replace("\n", "|").split("|") if row.strip()]


@pytest.mark.parametrize(("pattern", "roles"), OFFICES)
@pytest.mark.parametrize(("name", "adjective", "code"), TABLE)
def test_an_office_of_a_country(pattern: str, roles: str, name: str, adjective: str, code: str) -> None:
    found = look_up(pattern.format(name=name, adjective=adjective))
    assert found.actor is not None
    assert (found.actor.country, found.actor.cameo) == (code, code + roles)


@pytest.mark.parametrize(("phrase", "cameo"), [*NAMED, *READ])
def test_a_name_or_role(phrase: str, cameo: str) -> None:
    found = look_up(phrase)
    assert found.actor is not None
    assert found.actor.cameo == cameo


def test_offices_of_sixty_countries_are_covered() -> None:
    assert len({code for _, _, code in TABLE}) >= 60
