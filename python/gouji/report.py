"""What comes back, as types: the JSON of the command line. Every field is described in schema.json of the npm package; tests hold answers against these."""

from __future__ import annotations

import os
from typing import Any, Dict, List, Optional, TypedDict, Union


class Place(TypedDict):
    """Lines and columns from 1; offsets in UTF-16 code units of the text shown, end excluded."""

    line: int
    column: int
    start: int
    end: int


class Tally(TypedDict):
    held: int
    broken: int
    not_checked: int


class Standing(TypedDict):
    """What the sentence of the verdict is made from."""

    problems: int
    errors: int
    doubts: int
    contradictions: int
    missing: int
    faults: int
    warnings: int
    ignored: int
    relations: Tally
    silent_rules: int
    unread: bool
    part: Optional[str]
    pasted: bool
    others: int


class Verdict(TypedDict):
    """What it comes to, in one sentence. state: holds, holds-part, contradicts, incomplete, suspect, unlike, unchecked."""

    state: str
    text: str
    facts: Standing


class Other(TypedDict):
    title: Optional[str]
    place: Optional[Place]


class Document(TypedDict):
    """What the document is; None where not found."""

    name: Optional[str]
    path: Optional[str]
    sha256: Optional[str]
    format: str
    encoding: Optional[str]
    title: Optional[str]
    organization: Optional[str]
    year: Optional[int]
    form: Optional[str]
    profile: Optional[str]
    extent: str
    part: int
    others: List[Other]


class Section(TypedDict):
    number: int
    heading: str
    place: Optional[Place]


class Cell(TypedDict):
    """state: stated, blank, inferred, doubtful, missing."""

    address: str
    value: Union[int, float, None]
    raw: str
    state: str
    place: Optional[Place]


class Table(TypedDict):
    id: str
    form: str
    place: Optional[Place]
    cells: List[Cell]


class Relation(TypedDict):
    """A relation of the form and what it came to: held, broken, unchecked."""

    rule: str
    cells: List[str]
    operator: str
    state: str
    left: Union[int, float, None]
    right: Union[int, float, None]
    code: Optional[str]
    why: Optional[str]


class Figure(TypedDict):
    value: Union[int, float]
    place: Optional[Place]


class Claim(TypedDict):
    """What the text claims with figures, and what that came to. severity: of a broken one, how grave; a warning where it is only doubted."""

    kind: str
    state: str
    severity: Optional[str]
    figures: List[Figure]
    cells: List[str]
    quote: str
    place: Optional[Place]
    code: Optional[str]
    why: Optional[str]


class Fix(TypedDict):
    place: Place
    text: str


class Finding(TypedDict):
    """Something that is wrong, or looks so. severity: error, warning, note."""

    id: str
    key: str
    rule: str
    severity: str
    nature: str
    facts: Dict[str, Any]
    message: str
    cells: List[str]
    stated: Union[int, float, None]
    expected: Union[int, float, None]
    difference: Union[int, float, None]
    formula: Optional[str]
    quote: Optional[str]
    place: Optional[Place]
    fix: Optional[Fix]
    aside: Optional[str]


class Diagnosis(TypedDict):
    """Cells that are likely wrong, and what they should be. Each cell: address, row, column, stated, suggested, and previous where it is last year's."""

    cells: List[Dict[str, Any]]
    explains: List[str]
    mends: List[str]
    kind: str
    confidence: str
    choice: Optional[int]
    message: str


class NotChecked(TypedDict):
    rule: str
    code: str
    args: Dict[str, Any]
    why: str


class Previous(TypedDict):
    name: Optional[str]
    organization: Optional[str]
    year: Optional[int]


class Summary(TypedDict):
    """problems: root causes of the errors and warnings."""

    errors: int
    warnings: int
    notes: int
    ignored: int
    problems: int
    relations: Tally
    claims: Tally


class Report(TypedDict):
    """The answer for one document."""

    version: int
    verdict: Verdict
    document: Document
    sections: List[Section]
    tables: List[Table]
    relations: List[Relation]
    claims: List[Claim]
    findings: List[Finding]
    diagnoses: List[Diagnosis]
    not_checked: List[NotChecked]
    previous: Optional[Previous]
    summary: Summary


class UnitReport(TypedDict):
    """standing: added, unread, parent, twice, other-year, other-form, foreign, not-below, vertical. The document of a unit that was not read has name and path."""

    document: Dict[str, Any]
    summary: Optional[Summary]
    standing: str
    error: Optional[Dict[str, str]]


class RollupSummary(TypedDict):
    errors: int
    warnings: int
    notes: int
    cells: Tally


class Rollup(TypedDict):
    """A parent's report beside those of its units. mode: area, own, or None where neither it nor the caller says."""

    parent: Document
    units: List[UnitReport]
    mode: Optional[str]
    findings: List[Finding]
    missing: List[str]
    not_checked: List[NotChecked]
    summary: RollupSummary


class Rule(TypedDict):
    """A rule, or a relation of a form."""

    id: str
    severity: str
    statement: Dict[str, str]
    why: Optional[Dict[str, str]]
    basis: str
    examples: Dict[str, Any]


class _RichHtml(TypedDict):
    html: str


class Rich(_RichHtml, total=False):
    """A rich paste: the clipboard's text/html, and its text/plain where there is one."""

    text: str


class _WhoRead(TypedDict):
    read: bool


class Who(_WhoRead, total=False):
    """Whose report one is, and of which year, as its document says; name is its file's, read whether it could be read."""

    name: Optional[str]
    organization: Optional[str]
    year: Optional[int]


class LastYear(TypedDict):
    """Of a report last year's. state: none, found, several, shared, similar, unnamed; reports: the one, or those that may be it."""

    state: str
    reports: List[int]


class Government(TypedDict):
    """A government's report, those of its units, and those that may be anyone's."""

    parent: int
    units: List[int]
    unclear: List[int]


class Arrangement(TypedDict):
    """What reports are to one another, by their places in the list."""

    years: List[LastYear]
    governments: List[Government]


class _UnitData(TypedDict):
    data: Union[bytes, bytearray, memoryview, str, "os.PathLike[str]", "os.PathLike[bytes]", Rich]


class Unit(_UnitData, total=False):
    """A unit's report to be added up; vertical: whether it is led from above, and so not added, where its name does not tell; part: which of the
    reports in its input is meant, from 1, all of them where this is not said."""

    name: Optional[str]
    vertical: Optional[bool]
    part: Optional[int]
