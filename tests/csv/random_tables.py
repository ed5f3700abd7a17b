"""Writes COUNT random tables by Python's csv module, in several dialects, as JSON on standard output:

[{"seed": 1, "dialect": "excel", "text": "...", "header": [...], "rows": [[...], ...]}, ...]

The same seeds give the same tables.
"""

import csv
import io
import json
import random
import sys

DIALECTS = {
    "excel": {},
    "excel-tab": {"delimiter": "\t"},
    "semicolons": {"delimiter": ";"},
    "bars": {"delimiter": "|", "lineterminator": "\n"},
    "unix": {"quoting": csv.QUOTE_ALL, "lineterminator": "\n"},
    "old mac": {"lineterminator": "\r"},
}
LETTERS = "abcxyzäßé漢🙂 ,;|\t\"'\n.-"


def number(draw):
    kind = draw.randrange(4)
    if kind == 0:
        return str(draw.randrange(-1000, 1000))
    if kind == 1:
        return repr(round(draw.uniform(-1000, 1000), 3))
    if kind == 2:
        return repr(draw.uniform(-1, 1) * 10 ** draw.randrange(-20, 20))
    return str(draw.randrange(10))


def word(draw):
    """Begins and ends with a letter: spaces at the ends are trimmed by design."""
    inside = "".join(draw.choice(LETTERS) for _ in range(draw.randrange(12)))
    return draw.choice("abcxyz") + inside + draw.choice("abcxyz")


def table(seed):
    draw = random.Random(seed)
    name = draw.choice(sorted(DIALECTS))
    makers = [number, *(draw.choice([number, word]) for _ in range(draw.randrange(1, 6)))]
    header = [f"column {i}" for i in range(len(makers))]
    rows = [
        ["" if draw.randrange(20) == 0 else make(draw) for make in makers]
        for _ in range(draw.randrange(3, 40))
    ]
    rows = [row if any(row) else ["1", *row[1:]] for row in rows]
    if name == "old mac":  # whose writer quotes its own line endings only
        rows = [[cell.replace("\n", "\r") for cell in row] for row in rows]
    out = io.StringIO(newline="")
    writer = csv.writer(out, **DIALECTS[name])
    writer.writerow(header)
    writer.writerows(rows)
    return {"seed": seed, "dialect": name, "text": out.getvalue(), "header": header, "rows": rows}


print(json.dumps([table(seed) for seed in range(1, int(sys.argv[1]) + 1)]))
