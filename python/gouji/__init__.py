"""勾稽：核对政府信息公开工作年度报告。Checks Chinese annual reports on government information disclosure.

    >>> import gouji
    >>> report = gouji.check("一、本年新收政府信息公开申请数量\\t10\\t1\\t0\\t0\\t0\\t0\\t12\\n")
    >>> report["findings"][0]["formula"]
    '10 + 1 = 11 ≠ 12'

What is given is bytes (of a file), a str (a text, never a path), a path as os.PathLike, which is read, or a rich paste as a dict {"html", "text"}: the
clipboard's text/html and its text/plain. What comes back are plain dicts and lists, the
same as the JSON of the command line `gouji`. The work is done without the interpreter's lock: threads help.
"""

from __future__ import annotations

import os
from typing import Any, Iterable, List, Optional, Tuple, Union

from . import _gouji
from ._gouji import Batch, GoujiError
from .report import Arrangement, Report, Rich, Rollup, Rule, Unit, Who

__all__ = [
    "Arrangement",
    "Batch",
    "Data",
    "GoujiError",
    "Report",
    "Rich",
    "Rollup",
    "Rule",
    "Unit",
    "Who",
    "arrange",
    "cells_batch",
    "check",
    "check_all",
    "compare",
    "findings_batch",
    "forms",
    "reports_batch",
    "rollup",
    "rules",
]

#: What is to be read.
Data = Union[bytes, bytearray, memoryview, str, "os.PathLike[str]", "os.PathLike[bytes]", Rich]


def check(
    data: Data,
    *,
    name: Optional[str] = None,
    previous: Optional[Data] = None,
    previous_name: Optional[str] = None,
    previous_part: int = 1,
    same_body: bool = False,
    form: Union[str, "os.PathLike[str]", None] = None,
    profile: Union[str, "os.PathLike[str]", None] = None,
    ignore: Iterable[str] = (),
    aside: Iterable[Tuple[str, str]] = (),
    lang: str = "zh",
    part: int = 1,
) -> Report:
    """Checks one report.

    name: the name it goes under, which may tell its year; a path's own where none is given.
    previous, previous_name: last year's report, which adds the rules years.*; one of another body or year is told under "not_checked".
    previous_part: which of the reports in last year's input, from 1.
    same_body: you vouch that last year's report is of the same body, whatever that was called then; without it other names are refused.
    form: "auto", "2019", "2021", or a form of one's own: the text of its file, or its path.
    profile: what a region asks beyond the law: the text of its file, or its path.
    ignore: rules, or RULE@ADDRESS, whose findings are left out, and counted.
    aside: pairs of a finding's id and the reason it is set aside for.
    lang: the language of the messages, "zh" or "en".
    part: which of the reports in the input, from 1.

    Raises GoujiError (a ValueError with a code) where the input could not be read, OSError where a path could not.
    """
    content, path = _given(data)
    last = None if previous is None else _given(previous)
    asked = _asked(
        name=name or _base(path),
        previous_name=previous_name or (last and _base(last[1])),
        previous_part=previous_part,
        same_body=same_body,
        form=form,
        profile=profile,
        ignore=ignore,
        aside=aside,
        lang=lang,
        part=part,
    )
    return _gouji.check(content, path, last and last[0], asked)


def check_all(
    data: Data,
    *,
    name: Optional[str] = None,
    form: Union[str, "os.PathLike[str]", None] = None,
    profile: Union[str, "os.PathLike[str]", None] = None,
    ignore: Iterable[str] = (),
    aside: Iterable[Tuple[str, str]] = (),
    lang: str = "zh",
) -> List[Report]:
    """Checks every report in an input, in order: most hold one. As check, otherwise."""
    content, path = _given(data)
    asked = _asked(name=name or _base(path), form=form, profile=profile, ignore=ignore, aside=aside, lang=lang)
    return _gouji.check_all(content, path, asked)


def compare(
    previous: Data,
    this: Data,
    *,
    name: Optional[str] = None,
    previous_name: Optional[str] = None,
    previous_part: int = 1,
    same_body: bool = False,
    form: Union[str, "os.PathLike[str]", None] = None,
    profile: Union[str, "os.PathLike[str]", None] = None,
    ignore: Iterable[str] = (),
    aside: Iterable[Tuple[str, str]] = (),
    lang: str = "zh",
    part: int = 1,
) -> Report:
    """Checks this year's report beside last year's: as check with previous."""
    return check(
        this,
        name=name,
        previous=previous,
        previous_name=previous_name,
        previous_part=previous_part,
        same_body=same_body,
        form=form,
        profile=profile,
        ignore=ignore,
        aside=aside,
        lang=lang,
        part=part,
    )


def rollup(
    parent: Data,
    units: Iterable[Union[Data, Unit]],
    *,
    mode: str = "auto",
    missing: Iterable[str] = (),
    name: Optional[str] = None,
    form: Union[str, "os.PathLike[str]", None] = None,
    lang: str = "zh",
    part: int = 1,
) -> Rollup:
    """Holds each figure of a parent's report against the sum of its units'.

    units: their reports; one of them as a dict {"data", "name", "vertical", "part"} where its name, whether it is led from above, or which of the reports
    in it is meant is to be said.
    mode: what the parent's figures count: "area" (its units too), "own", or "auto", by its title and words.
    missing: the names of units whose reports should be there and are not: each is told, and what its figures may account for is no error.
    part: which of the reports in the parent's input, from 1.

    A unit that could not be read is among the units with its reason, and makes no error. Raises as check, for the parent.
    """
    content, path = _given(parent)
    asked = _asked(name=name or _base(path), mode=mode, missing=missing, form=form, lang=lang, part=part)
    return _gouji.rollup(content, path, [_unit(unit) for unit in units], asked)


def arrange(reports: Iterable[Who]) -> Arrangement:
    """Says what many reports are to one another: which is last year's of which, and which governments have reports of their units among them.

    reports: of each {"name", "organization", "year", "read"}, the name being its file's, as its "document" says; what is not told is None.

    All are told by their places in the list. What is not certain is not paired: "state" says why, and "reports" which it may be.
    """
    return _gouji.arrange([{"read": bool(one.get("read")), **{key: one.get(key) for key in ("name", "organization", "year")}} for one in reports])


def reports_batch(batch: Any, *, path: str = "path", content: str = "content", **options: Any) -> Batch:
    """Checks a batch of reports: Arrow in, Arrow out, through the PyCapsule interface.

    batch: a record batch, a table or a reader of pyarrow, polars, duckdb …: anything with __arrow_c_array__ or __arrow_c_stream__. The column `path`
    holds where each report comes from, `content` its bytes or its text.
    options: form, profile, ignore and lang, as of check.

    Gives a row for every report in them, in order, with lists of structs: "findings", "cells", "not_checked". An input that could not be read has its
    row, with "error_code" and "error". Figures are decimal(20, 6); null where there is none, or more digits than that.
    """
    return _batch(batch, path, content, "reports", options)


def findings_batch(batch: Any, *, path: str = "path", content: str = "content", **options: Any) -> Batch:
    """As reports_batch, with a row for every finding. An input that could not be read is a row of the rule "input.unread"."""
    return _batch(batch, path, content, "findings", options)


def cells_batch(batch: Any, *, path: str = "path", content: str = "content", **options: Any) -> Batch:
    """As reports_batch, with a row for every cell of the form's tables. An input that could not be read is a row in the state "unread"."""
    return _batch(batch, path, content, "cells", options)


def forms() -> List[Any]:
    """The official forms: tables, rows, columns, cells and relations, as `gouji forms --format json` prints them."""
    return _gouji.forms()


def rules() -> List[Rule]:
    """The catalogue of rules, as `gouji rules --format json` prints it."""
    return _gouji.rules()


def _given(data: Any) -> Tuple[Union[bytes, str, Rich], Optional[str]]:
    """What there is to read, and the path it was at."""
    if isinstance(data, dict):
        unknown = data.keys() - {"html", "text"}
        if unknown or not isinstance(data.get("html"), str) or not isinstance(data.get("text", ""), str):
            raise TypeError('a rich paste is a dict of two texts, "html" and "text"')
        return {"html": data["html"], "text": data.get("text", "")}, None
    if isinstance(data, (bytes, str)):
        return data, None
    if isinstance(data, (bytearray, memoryview)):
        return bytes(data), None
    if isinstance(data, os.PathLike):
        path = os.fsdecode(data)
        with open(path, "rb") as file:
            # One byte more than is read tells that there is too much; a whole disk would tell no more.
            return file.read(_gouji.MAX_BYTES + 1), path.replace("\\", "/")
    raise TypeError(f"bytes, a text, a path (os.PathLike) or a rich paste (a dict of html and text) is wanted, not {type(data).__name__}")


def _base(path: Optional[str]) -> Optional[str]:
    return path and path.rsplit("/", 1)[-1]


def _text(given: Any) -> Optional[str]:
    """The text of a form or a profile: given, or in a file."""
    if given is None or isinstance(given, str):
        return given
    with open(given, encoding="utf-8") as file:
        return file.read()


def _unit(unit: Any) -> Any:
    # A rich paste is a dict as well.
    told = unit if isinstance(unit, dict) and "html" not in unit else {"data": unit}
    unknown = told.keys() - {"data", "name", "vertical", "part"}
    if unknown or "data" not in told:
        raise TypeError('a unit is its data, or a dict of "data", "name", "vertical" and "part"')
    data, path = _given(told["data"])
    part = None if told.get("part") is None else _part(told["part"])
    return {"data": data, "path": path, "name": told.get("name") or _base(path), "vertical": told.get("vertical"), "part": part}


def _part(part: Any) -> int:
    if not isinstance(part, int) or part < 1:
        raise ValueError("part is a whole number from 1")
    return part


def _batch(batch: Any, path: str, content: str, shape: str, options: Any) -> Batch:
    unknown = options.keys() - {"form", "profile", "ignore", "lang"}
    if unknown:
        raise TypeError(f"no option {', '.join(sorted(unknown))}: form, profile, ignore and lang are known")
    return _gouji.batch(batch, path, content, shape, _asked(**options))


def _asked(
    *,
    name: Optional[str] = None,
    previous_name: Optional[str] = None,
    previous_part: int = 1,
    same_body: bool = False,
    form: Any = None,
    profile: Any = None,
    ignore: Iterable[str] = (),
    aside: Iterable[Tuple[str, str]] = (),
    mode: Optional[str] = None,
    missing: Iterable[str] = (),
    lang: str = "zh",
    part: int = 1,
) -> Any:
    """What a call asks for, as the native module takes it: every keyword."""
    if isinstance(ignore, str):
        raise TypeError("ignore is a list of rules, not one text")
    return {
        "name": name,
        "previous_name": previous_name,
        "previous_part": _part(previous_part),
        "same_body": bool(same_body),
        "form": _text(form),
        "profile": _text(profile),
        "ignore": list(ignore),
        "aside": [tuple(pair) for pair in aside],
        "mode": mode,
        "missing": [missing] if isinstance(missing, str) else list(missing),
        "lang": lang,
        "part": _part(part),
    }
