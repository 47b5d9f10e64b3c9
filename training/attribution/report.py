"""What the docs show of a model: figures, a reliability plot, and where it fails.

    python -m training.attribution.report small --data ../shared/data --out docs/explanation

Texts are third-party and stay out: an error is given by article and characters.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from dragoman.evaluation.attribution_score import Attribution, link
from dragoman.evaluation.calibration import Bin, Judged, bins, expected_calibration_error
from dragoman.evaluation.polnear import as_attributions, load_polnear, outermost
from dragoman.evaluation.speakers import document_id
from dragoman.model import Span
from dragoman.reading.pipeline import read_reports
from dragoman.reading.single import report_of

SIZE, EDGE = 320, 44
"""Of the plot and of its margin, in pixels."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.attribution.report")
    parser.add_argument("model")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("docs/explanation"))
    chosen = parser.parse_args()
    judged, errors = measure(chosen.model, chosen.data)
    name = f"reliability-{chosen.model}.svg"
    (chosen.out / name).write_text(plot(bins(judged)), "utf-8")
    print(f"expected calibration error {100 * expected_calibration_error(judged):.1f} %")
    for line in errors:
        print(line)


def measure(model: str, data: Path) -> tuple[list[Judged], list[str]]:
    """Confidences against the annotations of the development part, and the worst errors: what
    was read with most confidence and is not there, and what is missed in whole paragraphs.
    """
    documents = list(load_polnear(data / "polnear", "dev"))
    reports = [report_of(d.text, published=d.published) for d in documents]
    judged: list[Judged] = []
    wrong: list[tuple[float, str]] = []
    readings = partial(read_reports, model=model)(reports)
    for document, reading in zip(documents, readings, strict=True):
        statements = outermost(reading)
        found = as_attributions(document.text, statements)
        right = {j for _, j in link(document.attributions, found)}
        for i, statement in enumerate(statements):
            judged.append(Judged(statement.confidence, i in right))
            if i not in right:
                wrong.append((statement.confidence, _place(document_id(document.name), found[i])))
    wrong.sort(reverse=True)
    return judged, [f"{sure:.2f} {place}" for sure, place in wrong[:60]]


def _place(name: str, attribution: Attribution) -> str:
    parts = (attribution.source, attribution.cue, attribution.content)
    return f"{name} " + " | ".join(" ".join(map(_range, spans)) or "-" for spans in parts)


def _range(span: Span) -> str:
    return f"{span.start}-{span.end}"


def plot(classes: Sequence[Bin]) -> str:
    """The share that is right against the confidence, as SVG; the area of a dot is its size."""
    most = max((b.size for b in classes), default=1)

    def x(value: float) -> float:
        return round(EDGE + value * SIZE, 1)

    def y(value: float) -> float:
        return round(EDGE / 2 + (1 - value) * SIZE, 1)

    lines = [
        f'<line x1="{x(v)}" y1="{y(0)}" x2="{x(v)}" y2="{y(1)}" stroke="#ddd"/>'
        f'<line x1="{x(0)}" y1="{y(v)}" x2="{x(1)}" y2="{y(v)}" stroke="#ddd"/>'
        f'<text x="{x(v)}" y="{y(0) + 16}" text-anchor="middle">{v:g}</text>'
        f'<text x="{x(0) - 6}" y="{y(v) + 4}" text-anchor="end">{v:g}</text>'
        for v in (0, 0.2, 0.4, 0.6, 0.8, 1)
    ]
    path = " ".join(f"{x(b.confidence)},{y(b.right)}" for b in classes)
    dots = []
    for b in classes:
        radius = 2 + 10 * (b.size / most) ** 0.5
        told = f"{b.size} statements, confidence {b.confidence:.2f}, right {b.right:.2f}"
        dots.append(
            f'<circle cx="{x(b.confidence)}" cy="{y(b.right)}" r="{radius:.1f}" '
            f'fill="#1f5f8b" fill-opacity="0.55"><title>{told}</title></circle>'
        )
    width, height = SIZE + EDGE + 16, SIZE + 2 * EDGE
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">',
            '<rect width="100%" height="100%" fill="#fff"/>',
            *lines,
            f'<line x1="{x(0)}" y1="{y(0)}" x2="{x(1)}" y2="{y(1)}" stroke="#999" '
            'stroke-dasharray="4 4"/>',
            f'<polyline points="{path}" fill="none" stroke="#1f5f8b"/>',
            *dots,
            f'<text x="{x(0.5)}" y="{y(0) + 36}" text-anchor="middle">confidence</text>',
            f'<text transform="translate(12 {y(0.5)}) rotate(-90)" text-anchor="middle">'
            "share right</text>",
            "</svg>\n",
        ]
    )


if __name__ == "__main__":
    main()
