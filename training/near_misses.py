"""Right calls and near misses of them, with a label on every decision: a reward model's first lessons.

A policy's own mistakes are few, and hard to tell from what is right. These rows are made from the policy's (`{"prompt",
"completion"}`): a wrong tool of those offered, a value from elsewhere in the query, another value of an enum, an argument left out
or added, a call too many or too few. Up to its first error a response is labelled `+`, from there on `-`. `toolprm data label` is
milder: it takes calls and arguments in any order, and what is right after an error is `+` again.
"""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any, Dict, Iterator, List, Optional, Sequence, Tuple

from reward_data import Step, Trajectory

Parameters = Dict[str, Tuple[str, Optional[List[str]]]]
"""By parameter: its type and its enum."""
Call = Tuple[str, List[Tuple[str, Any]]]

_SIGNATURE = re.compile(r"^([^\s(]+)\((.*?)\)(?: — .*)?$")
_PARAMETER = re.compile(r"(?:^|, )([A-Za-z0-9_.\-$]+)\??: ([a-z\[\]]+)(?: \([^)]*\))?(?: = ([^,()]+))?")


def near_misses(path: Path, generator: random.Random, misses: int = 6) -> Iterator[List[Trajectory]]:
    """For each row of a policy's file its right response, then up to `misses` wrong ones.

    @raises ValueError with file and line for a line that is no such row.
    """
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line)
                prompt = row["prompt"]
                calls = [(call["name"], list(call["arguments"].items())) for call in json.loads(row["completion"])]
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise ValueError(
                    f"{path}:{number}: not a row of a policy ({error!r}); "
                    "make such a file with `toolprm data generate --format policy`"
                ) from error
            yield responses(prompt, calls, generator, misses)


def responses(prompt: str, calls: Sequence[Call], generator: random.Random, misses: int) -> List[Trajectory]:
    """The right response and up to `misses` wrong ones; one that comes out right or cannot be made is left out."""
    query = prompt.split("\n")[0]
    tools = offered_tools(prompt)
    right = _decisions(calls)
    made = [Trajectory(prompt, tuple(Step(tag, text, True) for tag, text in right))]
    for _ in range(misses):
        wrong = _miss(query, tools, calls, generator)
        if wrong is None:
            continue
        steps = _decisions(wrong)
        same = 0
        while same < min(len(steps), len(right)) and steps[same] == right[same]:
            same += 1
        if same < len(steps):
            made.append(Trajectory(prompt, tuple(Step(tag, text, n < same) for n, (tag, text) in enumerate(steps))))
    return made


def offered_tools(prompt: str) -> Dict[str, Parameters]:
    """The tools of a compact prompt: one line each, `name(parameter?: type (what) = a|b, …) — what it does`."""
    tools: Dict[str, Parameters] = {}
    for line in prompt.split("\n")[1:]:
        signature = _SIGNATURE.match(line)
        if signature:
            found = _PARAMETER.findall(signature.group(2))
            tools[signature.group(1)] = {
                name: (kind, enum.strip().split("|") if enum else None) for name, kind, enum in found
            }
    return tools


def _miss(
    query: str, tools: Dict[str, Parameters], calls: Sequence[Call], generator: random.Random
) -> Optional[List[Call]]:
    """The calls with one thing wrong; None where the kind of error that was drawn is not possible."""
    places: List[Tuple[str, int, int]] = [("name", i, 0) for i in range(len(calls))]
    places += [("value", i, j) for i, (_, values) in enumerate(calls) for j in range(len(values))]
    places += [("added", i, 0) for i in range(len(calls))] + [("more", len(calls), 0), ("less", 0, 0)]
    kind, i, j = generator.choice(places)
    wrong: List[Call] = [(name, list(values)) for name, values in calls]
    said = [value for _, values in calls for _, value in values if isinstance(value, str)]

    def other(name: str, parameter: str, value: Any) -> Any:
        enum = tools.get(name, {}).get(parameter, ("", None))[1]
        return _wrong_value(generator, value, enum, said, query)

    if kind == "name":
        others = [name for name in tools if name != wrong[i][0]]
        if not others:
            return None
        wrong[i] = (generator.choice(others), wrong[i][1])
    elif kind == "value":
        name, values = wrong[i]
        parameter, value = values[j]
        if generator.random() < 0.2:
            del values[j]
        else:
            instead = other(name, parameter, value)
            if instead is None:
                return None
            values[j] = (parameter, instead)
    elif kind == "added":
        name, values = wrong[i]
        absent = [parameter for parameter in tools.get(name, {}) if parameter not in dict(values)]
        if not absent:
            return None
        parameter = generator.choice(absent)
        type_name = tools[name][parameter][0]
        like = "x y" if type_name == "string" else 1 if type_name in ("integer", "number") else True
        instead = other(name, parameter, like)
        if instead is None:
            return None
        values.insert(generator.randint(0, len(values)), (parameter, instead))
    elif kind == "more":
        if not tools:
            return None
        if wrong and generator.random() < 0.7:
            name, values = wrong[generator.randrange(len(wrong))]
            values = list(values)
        else:
            name, values = generator.choice(list(tools)), []
        if values and generator.random() < 0.7:
            j = generator.randrange(len(values))
            instead = other(name, *values[j])
            if instead is not None:
                values[j] = (values[j][0], instead)
        wrong.append((name, values))
    else:
        if not wrong or generator.random() < 0.5:
            return None
        wrong = wrong[:generator.randrange(len(wrong))]
    return wrong


def _wrong_value(
    generator: random.Random, value: Any, enum: Optional[List[str]], said: Sequence[str], query: str
) -> Any:
    """Another value that could be meant: of the enum, of the query, of another argument. None where none is found."""
    for _ in range(8):
        if enum and len(enum) > 1:
            other: Any = generator.choice(enum)
        elif isinstance(value, bool):
            other = not value
        elif isinstance(value, (int, float)):
            numbers = [float(text) if "." in text else int(text) for text in re.findall(r"\d+(?:\.\d+)?", query)][:8]
            other = generator.choice(numbers + numbers + [value + 1, value * 10, value - 1])
            if isinstance(value, int) and isinstance(other, float):
                other = int(other)
        elif isinstance(value, str):
            words = query.split()
            length = generator.randint(1, 3)
            start = generator.randrange(max(1, len(words) - length + 1))
            span = " ".join(words[start:start + length]).strip(".,?!\"'")
            own = value.split()
            cut = [" ".join(own[:-1]), " ".join(own[1:])] if len(own) > 1 else [value[:-1], value + "s"]
            other = generator.choice([span, span, *said, *cut])
        else:
            return None
        if other != value and other != "":
            return other
    return None


def _decisions(calls: Sequence[Call]) -> List[Tuple[str, str]]:
    """Tag and text of each decision of a response in the Hammer format, as the splitter cuts it."""
    decisions: List[Tuple[str, str]] = []
    for i, (name, values) in enumerate(calls):
        decisions.append(("<FUNC_NAME>", ("[" if i == 0 else ", ") + '{"name": ' + _json(name)[:-1]))
        for j, (parameter, value) in enumerate(values):
            before = '", "arguments": {' if j == 0 else ", "
            decisions.append(("<ARG_VALUE>", f"{before}{_json(parameter)}: {_json(value)}"))
        decisions.append(("<PARAM_FINISH>", "}" if values else '", "arguments": {}'))
        decisions.append(("<FUNC_FINISH>", "}"))
    decisions.append(("<TOTAL_FINISH>", "]" if calls else "[]"))
    return decisions


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
