"""Checks exports with each format's own tools. Run by `cargo xtask exchange`.

    python check.py PROGRAM CASEBOOK QUESTION FOLDER

PROGRAM is `reportedly`, built with the features `parquet` and `pdf`; what it exports goes into FOLDER.
"""

import asyncio
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import api

PROGRAM, CASEBOOK, QUESTION, FOLDER = sys.argv[1:5]
FOLDER = Path(FOLDER)
REFERENCE = Path(__file__).resolve().parents[3] / "docs" / "reference"
WHOLE = ["jsonl", "stix", "ftm", "annotations"]
ANSWERS = WHOLE + ["claimreview", "report", "markdown"]


def run(*arguments):
    return subprocess.run([PROGRAM, "--quiet", "--casebook", CASEBOOK, *arguments], check=True, capture_output=True).stdout


def exported(name, answered):
    """The bytes of an export, and the file it lies in."""
    path = FOLDER / f"{'answer' if answered else 'all'}.{name}.json"
    run("export", name, "--out", path, *(["--question", QUESTION] if answered else []))
    return path


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def documents():
    """Every document by its id, as the JSONL export has it."""
    return {line["id"]: line for line in lines(exported("jsonl", False)) if line["type"] == "document"}


def jsonl(answered):
    from jsonschema import Draft202012Validator

    schema = json.loads((REFERENCE / "export.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    found = lines(exported("jsonl", answered))
    for number, line in enumerate(found, 1):
        for error in validator.iter_errors(line):
            raise AssertionError(f"line {number}: {error.message}")
    return Counter(line["type"] for line in found)


def round_trip():
    """Export, import into an empty casebook, export: the same bytes."""
    first, second = exported("jsonl", False), FOLDER / "second.casebook"
    program = [PROGRAM, "--quiet", "--casebook", second]
    subprocess.run([*program, "import", "--with-people", first], check=True, capture_output=True)
    subprocess.run([*program, "verify"], check=True, capture_output=True)
    again = subprocess.run([*program, "export", "jsonl"], check=True, capture_output=True).stdout
    assert again == first.read_bytes(), "an export that was imported is not exported as it was"
    return f"{len(again)} bytes"


def stix(answered):
    from stix2validator import ValidationOptions, validate_file

    path = exported("stix", answered)
    # The one thing left out (103): ids are of version 5, so that the same thing has the same id in every bundle,
    # which the specification leaves to the producer (section 2.9).
    result = validate_file(str(path), ValidationOptions(version="2.1", strict=True, disabled=["uuid-check"]))
    errors = [str(error) for one in result.object_results for error in one.errors] + [str(w) for one in result.object_results for w in one.warnings]
    assert result.is_valid and not errors, "\n".join(errors[:10]) or result
    bundle = json.loads(path.read_text(encoding="utf-8"))
    from jsonschema import Draft202012Validator

    schema = json.loads((REFERENCE / "stix-extension.schema.json").read_text(encoding="utf-8"))
    validator, ids = Draft202012Validator(schema), {o["id"] for o in bundle["objects"]}
    for o in bundle["objects"]:
        for extension in o.get("extensions", {}).values():
            validator.validate(extension)
        for name, value in o.items():
            refs = [value] if name.endswith("_ref") else value if name.endswith("_refs") else []
            assert all(ref in ids for ref in refs), f"{o['id']} refers to what is not there"
    return Counter(o["type"] for o in bundle["objects"])


def ftm(answered):
    from followthemoney import model

    entities, references = {}, []
    for line in lines(exported("ftm", answered)):
        model.get(line["schema"]).validate(line)
        entity = model.get_proxy(line, cleaned=False)
        assert entity.id not in entities, f"{entity.id} is there twice"
        entities[entity.id] = entity
        for name, values in line["properties"].items():
            prop = entity.schema.get(name)
            for value in values:
                cleaned = prop.type.clean(value, proxy=entity)
                assert cleaned is not None, f"{entity.id}: {name} {value!r}"
                if prop.type.name == "entity":
                    references.append((entity.schema.name, prop, value))
    for schema, prop, value in references:
        assert value in entities, f"a {schema} refers to what is not there"
        assert entities[value].schema.is_a(prop.range), f"{prop.qname} refers to a {entities[value].schema.name}"
    return Counter(entity.schema.name for entity in entities.values())


def annotations(answered):
    page = json.loads(exported("annotations", answered).read_text(encoding="utf-8"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld" and page["type"] == "AnnotationPage"
    texts, ids = [d["text"] for d in documents().values()], set()
    for item in page["items"]:
        assert item["type"] == "Annotation" and item["id"] not in ids
        ids.add(item["id"])
        quote, place = item["target"]["selector"]
        assert (quote["type"], place["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        start, end = place["start"], place["end"]
        # Python counts in code points, as the specification does.
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert any(text[start:end] == quote["exact"] and around in text for text in texts), item["id"]
    return f"{len(page['items'])} annotations"


# Properties of schema.org that may stand on each type.
SCHEMA_ORG = {
    "ClaimReview": {"claimReviewed", "author", "reviewRating", "reviewBody", "itemReviewed", "datePublished"},
    "Claim": {"text", "appearance", "firstAppearance", "claimInterpreter", "author"},
    "Rating": {"ratingValue", "worstRating", "bestRating", "alternateName"},
    "NewsArticle": {"headline", "url", "datePublished", "publisher", "identifier"},
    "Organization": {"name"},
}


def claimreview():
    whole = json.loads(exported("claimreview", True).read_text(encoding="utf-8"))
    assert whole["@context"] == "https://schema.org"
    counts = Counter()

    def check(node):
        kind = node["@type"]
        counts[kind] += 1
        for name, value in node.items():
            assert name.startswith("@") or name in SCHEMA_ORG[kind], f"a {kind} has no {name}"
            for inner in value if isinstance(value, list) else [value]:
                if isinstance(inner, dict):
                    check(inner)

    for node in whole["@graph"]:
        check(node)
    review = next(node for node in whole["@graph"] if node["@type"] == "ClaimReview")
    rating = review["reviewRating"]
    assert rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"]
    first = review["itemReviewed"]["firstAppearance"]
    assert first in review["itemReviewed"]["appearance"]
    return counts


class Page(HTMLParser):
    """Tags that are open, and what must not be there."""

    VOID = {"meta", "rect", "circle"}

    def __init__(self):
        super().__init__()
        self.open, self.ids, self.targets = [], set(), set()

    def handle_starttag(self, tag, attributes):
        assert tag not in {"script", "img", "iframe", "object", "link", "base", "form"}, tag
        for name, value in attributes:
            assert not name.startswith("on"), name
            if name == "id":
                self.ids.add(value)
            if name == "href":
                assert re.match(r"(#|https?://)", value), value
                if value.startswith("#"):
                    self.targets.add(value[1:])
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in self.VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, tag


def report():
    page = Page()
    page.feed(exported("report", True).read_text(encoding="utf-8"))
    page.close()
    assert not page.open and page.targets <= page.ids, page.targets - page.ids
    return f"{len(page.ids)} places"


def pdf():
    """The report as PDF: whole for qpdf, tagged, with text that can be found and links that lead somewhere."""
    import pikepdf
    from pypdf import PdfReader

    path = exported("pdf", True)
    assert run("export", "pdf", "--question", QUESTION) == path.read_bytes(), "not the same bytes again"
    with pikepdf.open(path) as whole:
        problems = whole.check_pdf_syntax() + whole.get_warnings()
        assert not problems, problems
        assert whole.Root.MarkInfo.Marked and whole.Root.Lang and "/StructTreeRoot" in whole.Root
        assert not whole.docinfo.get("/CreationDate")
    reader = PdfReader(path, strict=True)
    text = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
    answer = next(line["answer"] for line in lines(exported("jsonl", True)) if line["type"] == "answer")
    assert QUESTION in text and "SHA-256" in text
    # Lines may be broken anywhere in a long word, and what shows nothing is left out.
    bare = "".join(text.split())
    for origin in answer["origins"]:
        assert "".join(origin["name"].split()) in bare, origin["name"]
        if origin["stance"] != "discusses":
            quote = origin["statements"][0]["quote"]
            assert "".join(quote.split()) in bare, quote
    inside, outside = 0, set()
    for page in reader.pages:
        for annotation in page.get("/Annots", []):
            link = annotation.get_object()
            if "/Dest" in link or link.get("/A", {}).get("/S") == "/GoTo":
                inside += 1
            else:
                outside.add(link["/A"]["/URI"])
    assert inside and all(re.match(r"https?://", url) for url in outside), outside
    titles = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert titles[0] == QUESTION and {"Origins", "Evidence", "Documents"} <= set(titles), titles
    return f"{len(reader.pages)} pages, {inside} links inside, {len(outside)} addresses, {path.stat().st_size} bytes"


def tables(extension):
    import duckdb
    import pandas

    folder = FOLDER / extension
    run("export", extension, "--question", QUESTION, "--hypothesis", "=The plant makes tractors", "--out", folder)
    names = ["documents", "statements", "attributions", "claims", "origins", "assessments", "hypotheses", "questions", "corrections"]
    read = pandas.read_csv if extension == "csv" else pandas.read_parquet
    frames = {name: read(folder / f"{name}.{extension}") for name in names}
    all_documents = documents()
    assert len(frames["documents"]) == len(all_documents)
    assert len(frames["questions"]) == 1 and len(frames["corrections"]) == 1
    assert len(frames["hypotheses"]) == 3 * len(frames["origins"])
    assert len(frames["assessments"]) == 1 and 0 < frames["assessments"]["probability"][0] < 1
    for name, frame in frames.items():
        source = f"read_csv('{folder}/{name}.csv', header=true)" if extension == "csv" else f"'{folder}/{name}.parquet'"
        ((count,),) = duckdb.connect().execute(f"SELECT count(*) FROM {source}").fetchall()
        assert count == len(frame), f"{name}: DuckDB reads {count} rows, pandas {len(frame)}"
        if extension == "csv":
            for column in frame.select_dtypes(include=["object", "string"]):
                for cell in frame[column].dropna():
                    assert not re.match(r"[\s\ufeff]*[=+\-@]", str(cell)), f"{name}.{column}: {cell!r} is a formula"
    if extension == "parquet":
        # Text is as it is, and places fit it.
        texts = {i: d["text"] for i, d in all_documents.items()}
        for row in frames["statements"].itertuples():
            assert texts[row.document][int(row.start_point) : int(row.end_point)] == row.quote
            assert texts[row.document].encode()[int(row.start) : int(row.end)].decode() == row.quote
        assert frames["documents"]["usable"].dtype == bool
        # Every statement of a claim is one of the table.
        there = {f"{row.document}:{row.start}-{row.end}" for row in frames["statements"].itertuples()}
        members = [place for cell in frames["claims"]["statements"] for place in cell.split("\n")]
        assert set(members) <= there and set(frames["claims"]["id"]) <= set(members)
    return {name: len(frame) for name, frame in frames.items()}


def r():
    """The tables of CSV in base R, where there is one: they load, and quotes are where they are said to be."""
    if not shutil.which("Rscript"):
        return "left out, since there is no Rscript here"
    folder = FOLDER / "csv"
    script = """
        folder <- commandArgs(TRUE)
        table <- function(name) read.csv(file.path(folder, name), encoding = "UTF-8")
        rows <- sapply(list.files(folder), function(name) nrow(table(name)))
        both <- merge(table("statements.csv"), table("documents.csv"), by.x = "document", by.y = "id")
        plain <- !grepl("^'", both$quote) & !grepl("^'", both$text)
        there <- substring(both$text, both$start_point + 1, both$end_point) == both$quote
        stopifnot(length(rows) == 9, nrow(both) > 0, all(there[plain]))
        cat(sum(there), "of", length(there), "quotes where they are said to be")
    """
    done = subprocess.run(["Rscript", "-e", script, folder], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


async def speak(mode):
    """Every tool with a real client; every citation is where it says."""
    from mcp.client.client import Client
    from mcp.client.stdio import StdioServerParameters

    server = StdioServerParameters(command=PROGRAM, args=["--casebook", CASEBOOK, "mcp"])
    texts, cited = {i: d["text"] for i, d in documents().items()}, 0
    calls = {
        "search": {"query": QUESTION, "limit": 5},
        "ask": {"question": QUESTION},
        "get_statement": {"document": sorted(texts)[-1], "number": 0},
        "get_origins": {"document": sorted(texts)[-1]},
        "list_contradictions": {"question": QUESTION},
    }

    def citations(value):
        if isinstance(value, dict):
            if isinstance(value.get("citation"), dict):
                yield value["citation"]
            for inner in value.values():
                yield from citations(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from citations(inner)

    async with Client(server, mode=mode) as client:
        offered = {tool.name for tool in (await client.list_tools()).tools}
        assert offered == set(calls), offered
        for name, arguments in calls.items():
            result = await client.call_tool(name, arguments)
            assert not result.is_error, f"{name}: {result.content}"
            for citation in citations(result.structured_content):
                start, end = citation["code_points"]
                assert texts[citation["document"]][start:end] == citation["exact"], name
                cited += 1
        refused = await client.call_tool("search", {"query": ""})
        assert refused.is_error
    return f"{cited} citations"


def python_types():
    """The package for Python, its stubs and its example, by mypy's strictest rules."""
    package = Path(__file__).resolve().parents[3] / "python"
    command = [sys.executable, "-m", "mypy", "--cache-dir", FOLDER / "mypy", "reportedly", "examples"]
    done = subprocess.run(command, cwd=package, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


def main():
    # What people did is exported, too.
    run("ask", QUESTION)
    run("correct", "grade", "Harlow Post", "B", "--who", "vera")
    checks = [(f"jsonl, {kind}", lambda a=answered: jsonl(a)) for kind, answered in [("all", False), ("answer", True)]]
    checks += [("jsonl, there and back", round_trip)]
    for name in [stix, ftm, annotations]:
        checks += [(f"{name.__name__}, {kind}", lambda f=name, a=answered: f(a)) for kind, answered in [("all", False), ("answer", True)]]
    checks += [("claimreview", claimreview), ("report", report), ("pdf", pdf)]
    checks += [("csv", lambda: tables("csv")), ("csv in R", r), ("parquet", lambda: tables("parquet"))]
    checks += [("mcp, stateless", lambda: asyncio.run(speak("auto"))), ("mcp, handshake", lambda: asyncio.run(speak("legacy")))]
    checks += [("python types", python_types)]
    checks += [("http api", lambda: api.check(PROGRAM, CASEBOOK, FOLDER, QUESTION))]
    failed = 0
    for name, check in checks:
        try:
            said = check()
            said = dict(said) if isinstance(said, Counter) else said
            print(f"ok     {name}: {said}")
        except Exception as error:  # every check runs, whatever the others say
            failed += 1
            print(f"FAILED {name}: {type(error).__name__}: {error}")
            if isinstance(error, subprocess.CalledProcessError):
                print(error.stderr.decode(errors="replace"))
    sys.exit(1 if failed else 0)


main()
