"""Times the CEL packages of PyPI on the expressions of celbench and prints them beside it.

    bench-cel.py FILE       FILE: what celbench printed, one "  123 ns  expression" a line

Each package is called as its documentation advises for repeated use. What a call costs by itself,
whatever it evaluates, is measured with the expression `true` and shown apart.
"""

import re
import sys
import time

import cel as rust
import celpy
from cel_expr_python import cel as google

EXPRESSIONS = [
    "true",
    "a == b",
    "a < 10 && kind == 'open' && flag",
    "numbers.all(n, n >= 0)",
    "numbers.filter(n, n > 10).size() > 0",
    "lots.all(l, l.number >= 0)",
    "lots.filter(l, l.isReserved).size() > 1",
]
COMPILED = [
    "a == b",
    "lots.exists(l, has(l.value) && l.value >= threshold) && kind in ['open', 'restricted'] && !lot.isReserved",
]
LOTS = [
    {"number": n, "kind": "works" if n % 2 == 0 else "services", "isReserved": n % 3 == 0, "value": n * 1000.0}
    for n in range(40)
]
VARIABLES = {
    "a": 3, "b": 4, "kind": "open", "flag": True, "numbers": list(range(40)), "lots": LOTS, "lot": LOTS[7],
    "threshold": 40000.0,
}


def best(body, seconds=0.05, rounds=5):
    """Nanoseconds of processor time per call, the best of some rounds."""
    count = 1
    while True:
        start = time.process_time_ns()
        for _ in range(count):
            body()
        spent = time.process_time_ns() - start
        if spent > seconds * 1e9 / 4:
            break
        count *= 4
    results = []
    for _ in range(rounds):
        start = time.process_time_ns()
        for _ in range(count):
            body()
        results.append((time.process_time_ns() - start) / count)
    return min(results)


class Google:
    name = "cel-expr-python"

    def __init__(self):
        types = google.Type
        self.environment = google.NewEnv(variables={
            "a": types.INT, "b": types.INT, "kind": types.STRING, "flag": types.BOOL, "numbers": types.List(types.INT),
            "lots": types.List(types.Map(types.STRING, types.DYN)), "lot": types.Map(types.STRING, types.DYN),
            "threshold": types.DOUBLE,
        })
        self.activation = self.environment.Activation(VARIABLES)

    def compiled(self, source):
        return self.environment.compile(source)

    def evaluation(self, source):
        program, activation = self.compiled(source), self.activation
        return lambda: program.eval(activation)


class Rust:
    name = "common-expression-language"

    def __init__(self):
        self.context = rust.Context(variables=VARIABLES)

    def compiled(self, source):
        return rust.compile(source)

    def evaluation(self, source):
        program, context = self.compiled(source), self.context
        return lambda: program.execute(context)


class Python:
    name = "cel-python"

    def __init__(self):
        self.environment = celpy.Environment()
        self.variables = celpy.json_to_cel(VARIABLES)

    def compiled(self, source):
        return self.environment.program(self.environment.compile(source))

    def evaluation(self, source):
        program, variables = self.compiled(source), self.variables
        return lambda: program.evaluate(variables)


def ours(path):
    """Expression → nanoseconds, by section of celbench's page."""
    sections, current = {}, {}
    for line in open(path, encoding="utf-8"):
        match = re.match(r"\s*(\d+) ns  (.*)$", line)
        if match:
            current[match[2].rstrip("!")] = int(match[1])
        elif line.strip():
            current = sections.setdefault(line.strip(), {})
    return sections


def number(nanoseconds):
    return f"{nanoseconds / 1000:.2f}" if nanoseconds < 1e6 else f"{nanoseconds / 1000:.0f}"


def row(label, cells):
    print(f"{label:<42}" + "".join(f"{cell:>28}" for cell in cells))


def measured(package, source, prepare):
    try:
        return best(prepare(package, source))
    except Exception as problem:  # A package that cannot do it is shown so, and the others go on.
        print(f"bench-cel: {package.name}: {source}: {problem}", file=sys.stderr)
        return None


def main():
    sections = ours(sys.argv[1])
    packages = [Google(), Rust(), Python()]
    print("microseconds a call; in brackets without the constant cost of the wrapper; × is that beside ours\n")
    row("evaluation", ["clausier"] + [package.name for package in packages])
    constants = [measured(package, "true", type(package).evaluation) for package in packages]
    for source in EXPRESSIONS:
        own = sections["evaluation"][source]
        cells = [number(own)]
        for package, constant in zip(packages, constants):
            value = constant if source == "true" else measured(package, source, type(package).evaluation)
            if value is None:
                cells.append("–")
            elif source == "true":
                cells.append(number(value))
            else:
                net = max(value - constant, 0)
                cells.append(f"{number(value)} ({number(net)}, ×{net / own:.0f})")
        row(source, cells)
    print()
    row("compilation", ["clausier"] + [package.name for package in packages])
    for source in COMPILED:
        own = sections["compilation"][source]
        cells = [number(own)]
        for package in packages:
            value = measured(package, source, lambda package, source: lambda: package.compiled(source))
            cells.append("–" if value is None else f"{number(value)} (×{value / own:.0f})")
        row(source if len(source) < 41 else source[:38] + " …", cells)


main()
