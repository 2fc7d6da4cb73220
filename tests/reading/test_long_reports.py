from tocsin.places import Gazetteer
from tocsin.reading.claims import account, scene
from tocsin.reading.placing import candidates, weigh
from tocsin.reading.placing.atlas import Stretches
from tocsin.reading.understanding import understand
from tocsin.records import Report


def test_names_far_from_all_that_tells_of_an_occurrence_are_none_of_its():
    story = "Gunmen killed 12 villagers in Timbuktu on Monday."
    u = understand(
        Report(id="r", text=story + " Rain fell in Gao." * 60 + " Rain fell in Kidal.", lang="en"),
        Gazetteer.open(),
        lambda *_: None,
    )
    among = candidates(u.text, u.sentences, u.lex, u.atlas)
    assert {"Timbuktu", "Gao", "Kidal"} <= {c.text for c in among}
    weighed = {c.candidate.text for c in weigh(u.text, among, scene(u, 0, account(u, 0), None), u.lex).ranked}
    assert {"Timbuktu", "Gao"} <= weighed
    assert "Kidal" not in weighed


def test_stretches_that_share_characters():
    stretches = Stretches([(10, 14), (0, 30), (14, 20), (40, 45), (-9, -3)])
    assert stretches.over(13, 15) == [(0, 30), (10, 14), (14, 20)]
    assert stretches.over(30, 40) == []
    assert stretches.over(-5, 1) == [(-9, -3), (0, 30)]
    assert Stretches([]).over(0, 9) == []
