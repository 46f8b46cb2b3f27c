"""The package as people use it. The articles are invented."""

import json
import runpy
import threading
import time
from pathlib import Path

import pyarrow as pa
import pytest

import reportedly

ARTICLES = [
    {"id": "a", "published": "2024-03-04", "publisher": "Northline", "title": "Bridge closed",
     "text": "Naïve crews waited. The road agency said that the bridge at Arlen had been closed on Monday."},
    {"id": "b", "text": "The mayor denied that the bridge at Arlen had been closed."},
]
QUESTION = "Has the bridge at Arlen been closed?"


@pytest.fixture
def case(tmp_path):
    news = tmp_path / "news.jsonl"
    news.write_text("".join(json.dumps(a) + "\n" for a in ARTICLES), encoding="utf-8")
    case = reportedly.Casebook(tmp_path / "case.casebook")
    added = case.add(news)
    assert (added["new"], added["read"]) == (2, 2)
    return case


def test_read_gives_statements_with_their_places():
    text = "“Où?” The ministry said the bridge may have collapsed."
    reading = reportedly.read(text)
    (statement,) = [s for s in reading["statements"] if "collapsed" in s["words"]]
    start, end = statement["span"]
    assert text.encode()[start:end].decode() == "the bridge may have collapsed"
    assert [link["name"] for link in statement["chain"]] == ["ministry"]
    assert statement["factuality"]["certainty"] == "possible"


def test_the_date_resolves_times():
    reading = reportedly.read("The bridge collapsed yesterday.", published="2024-03-05")
    assert reading["times"][0]["value"] == "2024-03-04"


def test_ask_cites_what_is_there(case):
    answer = case.ask(QUESTION)
    assert {o["stance"] for o in answer["origins"]} >= {"supports", "refutes"}
    texts = {d["id"]: d["text"].encode() for d in case.documents()}
    quotes = [s for o in answer["origins"] for s in o["statements"]]
    assert quotes and all(texts[q["document"]][slice(*q["span"])].decode() == q["quote"] for q in quotes)


def test_a_question_is_kept_where_that_is_asked_for(case):
    assert "kept" not in case.ask(QUESTION)
    assert case.table("questions").num_rows == 0
    first, second = case.ask(QUESTION, keep=True)["kept"], case.ask(QUESTION, keep=True)["kept"]
    assert first["id"] == second["id"] and first != second
    assert case.table("questions").num_rows == 2


def test_hypotheses_stand_beside_each_other(case):
    given = "Cracks were found in the bridge at Arlen."
    matrix = case.ask(QUESTION, hypotheses=[given])["matrix"]
    assert [h["text"] for h in matrix["hypotheses"]][-1] == given
    rows = case.table("hypotheses", QUESTION, hypotheses=[given]).to_pylist()
    assert {r["text"] for r in rows} == {h["text"] for h in matrix["hypotheses"]}
    with pytest.raises(reportedly.ReportedlyError, match="belong to a question"):
        case.table("hypotheses", hypotheses=[given])


def test_claims_have_two_sides(case):
    (claim,) = [c for c in case.claims() if c["disputed"]]
    assert (claim["asserting"], claim["denying"]) == (1, 1)
    assert len(case.claims(all=True)) == case.table("claims").num_rows


def test_adding_again_changes_nothing(case, tmp_path):
    again = case.add(tmp_path / "news.jsonl")
    assert (again["new"], again["known"], again["read"]) == (0, 2, 0)


@pytest.mark.parametrize("name", ["documents", "statements", "attributions", "claims", "origins", "assessments", "hypotheses"])
def test_tables_are_typed(case, name):
    table = case.table(name, QUESTION)
    assert isinstance(table, pa.Table) and table.num_rows > 0
    if name == "statements":
        assert table.schema.field("start").type == pa.int64()
        assert table.schema.field("factuality").type == pa.float64()


def test_exports_are_those_of_the_program(case):
    bundle = json.loads(case.export("stix"))
    assert bundle["type"] == "bundle"
    assert case.export("parquet", table="documents")[:4] == b"PAR1"
    with pytest.raises(reportedly.ReportedlyError, match="there are: jsonl"):
        case.export("nope")


def test_batches_of_texts(case):
    batch = pa.RecordBatch.from_pydict(
        {"id": [1, 2, 3], "text": [ARTICLES[0]["text"], None, ARTICLES[0]["text"]], "day": ["2024-03-04"] * 3}
    )
    found = reportedly.read_batch(batch, published="day", keep=["id"])
    assert found.schema.names == ["id", "reading", "statements", "fingerprints"]
    assert found.schema.field("fingerprints").type == pa.list_(pa.int64())
    first, none, same = found.to_pylist()
    assert none["reading"] is None and none["fingerprints"] is None
    assert first["fingerprints"] and first["fingerprints"] == same["fingerprints"]
    assert len(json.loads(first["reading"])["statements"]) == first["statements"]
    empty = reportedly.read_batch(batch.slice(0, 0))
    assert empty.num_rows == 0 and empty.schema.field("fingerprints").type == pa.list_(pa.int64())


def test_other_threads_run_while_it_reads():
    text = " ".join(f"The agency said that bridge number {i} had been closed." for i in range(60))
    turns, reading = [], threading.Thread(target=reportedly.read, args=(text,))
    reportedly.read("The model is loaded now, the agency said.")
    reading.start()
    while reading.is_alive():
        turns.append(time.monotonic())
        time.sleep(0.001)
    # With the lock held there would be one turn before and one after.
    assert len(turns) > 5


def test_trouble_is_one_exception(tmp_path):
    nowhere = reportedly.Casebook(tmp_path / "nowhere.casebook")
    with pytest.raises(reportedly.ReportedlyError, match="there is no casebook"):
        nowhere.ask(QUESTION)
    with pytest.raises(reportedly.ReportedlyError, match="a word, not a question"):
        (tmp_path / "a.txt").write_text("The bridge was closed.")
        nowhere.add(tmp_path / "a.txt")
        nowhere.ask("bridge")


def test_the_example_runs(capsys, monkeypatch):
    root = Path(__file__).resolve().parents[2]
    monkeypatch.setattr("sys.argv", ["first_steps.py", str(root / "examples/drone-plant/documents.jsonl")])
    runpy.run_path(str(root / "python/examples/first_steps.py"))
    assert "10 documents" in capsys.readouterr().out
