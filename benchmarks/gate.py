"""Refuse to fall (python -m benchmarks.gate [--raise]): compare the development scores with floors.json.

Exit code 1 names every figure below its floor. With --raise, floors below the present figures are lifted to them;
floors are never lowered by this command.
"""

import argparse
import json
import sys

from benchmarks.score import ROOT, SHARED, TASKS, Figures

FLOORS = ROOT / "benchmarks" / "floors.json"
_ROUNDING = 0.0001


def below(figures: Figures, floors: Figures) -> list[str]:
    """Return a line for every floor whose figure is missing or too low."""
    return [
        f"{name}: {figures.get(name, 0.0):.4f} is below the floor {floor:.4f}"
        for name, floor in sorted(floors.items())
        if figures.get(name, 0.0) < floor - _ROUNDING
    ]


def main() -> int:
    """Score, compare, and say what fell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--raise", dest="lift", action="store_true")
    options = parser.parse_args()
    if not SHARED.is_dir():
        print("quality gate skipped: ../shared (measuring data) is not on this machine")
        return 0
    floors: Figures = json.loads(FLOORS.read_text("utf-8"))
    figures: Figures = {}
    for task in TASKS.values():
        figures |= task()
    if options.lift:
        lifted = {name: max(value, floors.get(name, 0.0)) for name, value in sorted(figures.items())}
        FLOORS.write_text(json.dumps(lifted, indent=1) + "\n", "utf-8")
    fallen = below(figures, floors)
    print("\n".join(fallen) or f"quality gate: {len(floors)} figures at or above their floors")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
