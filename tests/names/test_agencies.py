import pytest

from tocsin.names import agencies, agency_called, find_agencies


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("sources told AFP on Monday", ["AFP"]),
        ("a indiqué à l'AFP un élu", ["AFP"]),
        ("Der dpa-Reporter", ["dpa"]),
        ("وقالت رويترز إن", ["Reuters"]),
        ("قال لرويترز شاهد", ["Reuters"]),
        ("قال للأناضول", ["Anadolu"]),
        ("एएनआई को बताया", ["ANI"]),
        ("сообщили ТАСС в полиции", ["TASS"]),
        ("路透社援引消息人士", ["Reuters"]),
        ("The Deutsche Presse-Agentur and Xinhua", ["dpa", "Xinhua"]),
        ("CAFPA and Reutersward", []),
    ],
)
def test_agencies_are_found_in_many_scripts(text, named):
    found = list(find_agencies(text))
    assert [one.agency.name for one in found] == named
    assert all(text[one.start : one.end] in one.agency.forms + one.agency.lone for one in found)


def test_initials_that_mean_other_things_are_unsure():
    (party,) = find_agencies("PTI won the seat")
    assert (party.agency.name, party.sure) == ("PTI", False)


@pytest.mark.parametrize(
    ("name", "agency"),
    [("the news agency Reuters", "Reuters"), ("l'AFP", "AFP"), ("Reuters' landlord", None), ("the embassy", None)],
)
def test_a_name_that_means_an_agency(name, agency):
    found = agency_called(name)
    assert (found.name if found else None) == agency


def test_no_form_stands_for_two_agencies():
    forms = [form for one in agencies() for form in (*one.forms, *one.lone)]
    assert len(forms) == len(set(forms))
