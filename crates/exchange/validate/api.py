"""The HTTP API as its description says: called by schemathesis, and with what there really is."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

HERE = Path(__file__).resolve().parent
# Calls of each operation, and of each way to call it.
EXAMPLES = "25"


@contextmanager
def served(program, casebook):
    """The address of `reportedly serve`."""
    command = [program, "--quiet", "--casebook", casebook, "serve", "--port", "0", "--who", "schemathesis"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        yield server.stdout.readline().strip().rstrip("/")
    finally:
        server.terminate()
        server.wait(timeout=30)


def got(address, headers=()):
    """Status and JSON of an address."""
    try:
        with urlopen(Request(address, headers=dict(headers))) as response:
            return response.status, json.load(response)
    except HTTPError as error:
        return error.code, json.loads(error.read() or b"null")


def called(root, token, folder):
    """schemathesis: all kinds of calls that fit the description and that do not."""
    command = [Path(sys.executable).parent / "schemathesis"]
    command += ["--config-file", HERE / "schemathesis.toml", "run", f"{root}/openapi.json"]
    command += ["--max-examples", EXAMPLES, "--generation-deterministic"]
    # One worker: schemathesis 4.32 has a race between its own.
    command += ["--workers", "1", "--continue-on-failure", "--no-color", "--warnings", "off"]
    environment = {**os.environ, "REPORTEDLY_TOKEN": token}
    # It leaves a folder of its own where it runs.
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=environment)
    # Of the longest texts that it sends, the beginning is enough.
    shown = re.sub(r"(.)\1{80,}", r"\1…", done.stdout)[-8000:]
    assert done.returncode == 0, shown + done.stderr[-2000:]
    return next((line.strip() for line in done.stdout.splitlines() if "generated" in line), "no failure")


def matches(value, of, description, address):
    """Holds a value against its schema."""
    from jsonschema import Draft202012Validator

    schema = {"$ref": f"#/components/schemas/{of}", "components": description["components"]}
    for error in Draft202012Validator(schema).iter_errors(value):
        raise AssertionError(f"{address}: {error.json_path}: {error.message}")


def walked(root, description, question):
    """Everything that there is, each answer held against its schema; every place is where it is said to be."""
    seen = 0

    def fetch(path, of, page=False):
        nonlocal seen
        items, address = [], f"{root}{path}"
        while address:
            status, value = got(address)
            assert status == 200, f"{address}: {status} {value}"
            for one in value["items"] if page else [value]:
                matches(one, of, description, address)
                items.append(one)
                seen += 1
            address = page and value["next"] and root.removesuffix("/api/v1") + value["next"]
        return items if page else items[0]

    texts = {}
    for document in fetch("/documents?limit=7", "Document", True):
        path = f"/documents/{quote(document['id'], safe='')}"
        texts[document["id"]] = fetch(path, "DocumentWithText")["text"].encode()
        fetch(f"{path}/reading", "Reading")
        fetch(f"/origins?document={quote(document['id'], safe='')}", "Origins")
    for statement in fetch("/statements?limit=200", "Statement", True):
        start, end = statement["span"]
        assert texts[statement["document"]][start:end].decode() == statement["quote"]
    for claim in fetch("/claims?all=true&limit=100", "Claim", True):
        fetch(f"/claims/{quote(claim['id'], safe='')}", "Claim")
        for told in claim["statements"]:
            start, end = told["span"]
            assert texts[told["document"]][start:end].decode() == told["quote"]
    asked = quote(question, safe="")
    answer = fetch(f"/ask?q={asked}", "Answer")
    assert answer["origins"]
    fetch(f"/origins?q={asked}", "Origins")
    kept = fetch("/questions", "Question", True)
    assert kept and len(fetch(f"/questions/{kept[0]['id']}", "History")["history"]) >= 2
    for path, of in [("/sources", "Source"), ("/names", "Name"), ("/corrections", "Event")]:
        fetch(f"{path}?limit=200", of, True)
    return seen


def added(root, token, description):
    """Documents go in, are read, and come out as they were sent; what is none says so."""
    records = [{"id": "sent", "text": "The mayor said that the bridge was open. \N{FIRE ENGINE}"}, {"id": "empty"}]
    headers = {"Content-Type": "application/json", "Reportedly-Token": token}
    request = Request(f"{root}/documents", data=json.dumps({"documents": records}).encode(), headers=headers)
    with urlopen(request) as response:
        assert response.status == 202
        address = root.removesuffix("/api/v1") + response.headers["Location"]
    deadline = time.monotonic() + 60
    while True:
        _, job = got(address)
        matches(job, "Job", description, address)
        if job["state"] == "done":
            break
        assert job["state"] in ("waiting", "running") and time.monotonic() < deadline, job
        time.sleep(0.1)
    sent, empty = job["documents"]
    assert sent["id"] == "sent" and not sent["problems"] and empty["problems"] and not empty["usable"], job
    assert got(f"{root}/documents/sent")[1]["text"] == records[0]["text"]


def check(program, casebook, folder, question):
    # What is asked and corrected here is no matter of the other checks.
    copy = folder / "served.casebook"
    shutil.copyfile(casebook, copy)
    # Kept twice, so that there is a history with a change.
    for _ in range(2):
        subprocess.run([program, "--quiet", "--casebook", copy, "ask", question], check=True, capture_output=True)
    with served(program, copy) as address:
        root = f"{address}/api/v1"
        _, description = got(f"{root}/openapi.json")
        seen = walked(root, description, question)
        token = got(f"{root}/token")[1]["token"]
        added(root, token, description)
        said = called(root, token, folder)
        # What schemathesis has corrected is of the described shape, too.
        return f"{seen} things held against their schemas, then {walked(root, description, question)}; {said}"
