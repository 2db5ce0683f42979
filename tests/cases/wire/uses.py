"""What a researcher or somebody who builds a portal writes, held to be right by mypy; what is wrong is marked as wrong."""

from typing import NoReturn

from wire import Act, Advice, Block, Checked, ConsentRecord, Entry, Fact, Fill, Header, Inline, Item, Outline, OwnData
from wire import Phrases, Refusal, Report, Said, Screen, Snapshot

ACTS: list[Act] = [
    {"act": "start", "at": "2026-01-05T09:00:00.000+01:00", "by": "learner", "given": {"leeftijd": 30, "eerder": True}},
    {"act": "answer", "at": "2026-01-05T09:01:00.000+01:00", "by": "learner", "item": "soort", "value": ["ramp"]},
    {"act": "answer", "at": "2026-01-05T09:01:00.000+01:00", "by": "learner", "item": "naam", "value": {"vault": True}},
    {"act": "continue", "at": "2026-01-05T09:01:00.000+01:00", "by": "learner"},
    {"act": "answer", "at": "2026-01-05T09:01:00.000+01:00", "by": "learner", "item": "soort"},  # type: ignore
    {"act": "dance", "at": "2026-01-05T09:01:00.000+01:00", "by": "learner"},  # type: ignore
]


def answered(entry: Entry) -> str:
    if entry["act"] == "answer":
        return f"{entry['seq']} {entry['step']} {entry['item']} {entry['value']} {entry.get('hash', '-')}"
    if entry["act"] == "go":
        return entry["step"]
    return entry["value"]  # type: ignore


def told(fact: Fact) -> str:
    if fact["fact"] == "drawn":
        return f"{fact['chance']} {fact['arm']}" + (f" {fact['step']} {fact['n']}" if "step" in fact else "")
    if fact["fact"] == "felt-back":
        return f"{fact['item']} {fact['rule']} {fact.get('correct')}"
    if fact["fact"] == "left":
        return f"{fact['step']} {fact['how']} {fact['to']}"
    if fact["fact"] == "scored":
        score: float = fact.get("score", 0)
        return f"{fact['scale']} {score}"
    if fact["fact"] == "shuffled":
        return ", ".join(fact["order"])
    if fact["fact"] == "parked" or fact["fact"] == "returned" or fact["fact"] == "moved":
        return f"{fact['step']} {fact['n']}"
    if fact["fact"] == "completed" or fact["fact"] == "reopened":
        return fact["step"]
    if fact["fact"] == "erased":
        return ""
    if fact["fact"] == "waiting" or fact["fact"] == "due":
        return fact["step"]
    if fact["fact"] == "contact":
        return f"{fact['step']} {fact['state']}"
    if fact["fact"] == "released":
        return fact["step"]
    if fact["fact"] == "replied":
        return str(fact["to"])
    if fact["fact"] == "shared":
        return ", ".join(fact["what"])
    if fact["fact"] == "unshared":
        return fact["what"]
    if fact["fact"] == "consented":
        return f"{fact['purpose']} {fact['given']}"
    if fact["fact"] == "upgraded":
        return f"{fact['from']} {fact['to']} {fact['verdict']} {fact.get('kept', 0)}"
    never: NoReturn = fact
    return never


def words(refusal: Refusal, phrases: Phrases) -> str:
    said: str = phrases["refusals"][refusal["refused"]]
    if refusal["refused"] == "too-few":
        return said.replace("{min}", str(refusal["min"]))
    if refusal["refused"] == "out-of-range":
        return said.replace("{from}", str(refusal["from"]))
    if refusal["refused"] == "off-step":
        return said.replace("{step-size}", str(refusal["step-size"]))
    if refusal["refused"] == "gate":
        return ", ".join(f"{held['item']}: {phrases['reasons'][held['why']]}" for held in refusal["items"])
    if refusal["refused"] == "wrong-type":
        return refusal["item"] if "item" in refusal else refusal["fact"]
    if refusal["refused"] == "at-end":
        return refusal["item"]  # type: ignore
    return said


def shown(screen: Screen) -> list[str]:
    if "step" not in screen:
        return screen["items"]  # type: ignore
    if screen["kind"] == "section":
        return [f"{child['state']} {screen['need']['done']}" for child in screen.get("children", [])]
    if screen["kind"] == "end":
        return [line["item"] if "item" in line else line.get("band", "") if "scale" in line else line["value"]
                for line in screen.get("summary", [])]
    return [asked(item) for item in screen["items"]]


def asked(item: Item) -> str:
    if item["kind"] == "choice" or item["kind"] == "choices":
        return ", ".join(option["label"] for option in item["options"])
    if item["kind"] == "number":
        return f"{item['asks']['from']} {item.get('value', 0) + 1} {item.get('unit', '')}"
    if item["kind"] == "likert":
        return ", ".join(item.get("value", {}).get(row["id"], "") for row in item["rows"])
    if item["kind"] == "breathe":
        return f"{item['asks']['in']} {item['asks']['out']}"
    if item["kind"] == "note":
        return item["value"]  # type: ignore
    if item["kind"] == "diary":
        return ", ".join(str(entry["entry"]) for entry in item.get("trend", []))
    if item["kind"] == "recall" or item["kind"] == "card":
        return item["class"]
    return "…" if item.get("more-hints") else text(item["hints"][0]) + item["class"]


def text(said: Said) -> str:
    return "\n".join(of_block(block, said["fills"]) for block in said["document"])


def of_block(block: Block, fills: list[Fill]) -> str:
    if block == "rule":
        return "---"
    if "paragraph" in block:
        return "".join(of_inline(inline, fills) for inline in block["paragraph"])
    if "list" in block:
        return f"{block['list'].get('start')} {len(block['list']['items'])}"
    if "table" in block:
        return ", ".join(block["table"]["columns"])
    return block["code"] if "code" in block else ""


def of_inline(inline: Inline, fills: list[Fill]) -> str:
    if inline == "break":
        return "\n"
    if "text" in inline:
        return inline["text"]
    if "hole" in inline:
        fill = fills[inline["hole"]]
        return fill["text"] if "text" in fill else f"<{fill['slot']}>" if "slot" in fill else ""
    return ""


def state(outline: Outline, snapshot: Snapshot, header: Header, advice: Advice, checked: Checked) -> str:
    visits = 0 if snapshot["status"] == "new" else len(snapshot["trail"])
    opened = [item["id"] for item in outline["items"] if item["state"] == "open"] if "items" in outline else []
    problems = [problem["place"]["line"] for problem in checked["problems"] if problem["severity"] == "error"]
    return f"{header['semantics']} {visits} {opened} {problems} {advice['help']} {advice.get('too-long')}"


def leaving(record: ConsentRecord, own: OwnData, report: Report) -> str:
    stands = record["state"] == "consent-given" and "retention" in record
    kept = [line for visit in own["visits"] for answer in visit["answers"] for line in answer.get("answer", [])]
    withheld = [row["of"] for row in report["rows"] if "value" not in row and "of" in row]
    record["state"] = "maybe"  # type: ignore
    return f"{stands} {kept} {withheld} {report['left-out']['damaged']} {record.get('missing')}"
