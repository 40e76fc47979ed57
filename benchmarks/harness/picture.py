"""A picture of lines: a value against a number of processes, both on logarithmic scales, as SVG that suits light and dark."""

import math
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 920, 520
LEFT, RIGHT, TOP, BOTTOM = 80, 250, 46, 52
COLORS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#b8860b", "#56b4e9", "#7a5195", "#888888")  # told apart by all eyes
DASHES = ("", "7 4", "2 3", "9 3 2 3")
MARK = 4
LABEL_HEIGHT = 17

STYLE = """
  text { font: 14px system-ui, sans-serif; fill: #1b1b1b; } .title { font-size: 17px; font-weight: 600; }
  .grid { stroke: #c8c8c8; stroke-width: 1; } .ground { fill: #ffffff; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e8e8e8; } .grid { stroke: #4a4a4a; } .ground { fill: #161616; }
  }"""


def lines(title, unit, series):
    """`series`: name -> {processes: value}. Names stand at the ends of their lines."""
    series = {name: points for name, points in series.items() if points}
    counts = sorted({count for points in series.values() for count in points})
    values = [value for points in series.values() for value in points.values()]
    low = 10 ** math.floor(math.log10(min(values)))
    high = 10 ** math.ceil(math.log10(max(values)))
    high = high if high > low else 10 * low

    def x(count):
        span = math.log(counts[-1] / counts[0]) or 1
        return LEFT + (WIDTH - LEFT - RIGHT) * math.log(count / counts[0]) / span

    def y(value):
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * math.log(value / low) / math.log(high / low)

    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(title)}">',
        f"<title>{escape(title)}</title><style>{STYLE}</style>",
        f'<rect class="ground" width="{WIDTH}" height="{HEIGHT}"/>',
        f'<text class="title" x="{LEFT}" y="26">{escape(title)}</text>',
    ]
    for power in range(round(math.log10(low)), round(math.log10(high)) + 1):
        at = y(10**power)
        drawn.append(f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{at:.1f}" y2="{at:.1f}"/>')
        drawn.append(f'<text x="{LEFT - 8}" y="{at + 5:.1f}" text-anchor="end">{short(10**power)}</text>')
    for count in counts:
        drawn.append(f'<line class="grid" x1="{x(count):.1f}" x2="{x(count):.1f}" y1="{TOP}" y2="{HEIGHT - BOTTOM}"/>')
        drawn.append(f'<text x="{x(count):.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{count}</text>')
    drawn.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 10}" text-anchor="middle">processes</text>')
    drawn.append(f'<text x="{LEFT}" y="{TOP - 6}">{escape(unit)}</text>')
    drawn += curves(series, x, y)
    return "\n".join([*drawn, "</svg>", ""])


def curves(series, x, y):
    labels = []
    for number, (name, points) in enumerate(series.items()):
        color, dash = COLORS[number % len(COLORS)], DASHES[number // len(COLORS) % len(DASHES)]
        path = " ".join(f"{x(count):.1f},{y(value):.1f}" for count, value in sorted(points.items()))
        yield f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="2.5" stroke-dasharray="{dash}"/>'
        for count, value in points.items():
            yield f'<circle cx="{x(count):.1f}" cy="{y(value):.1f}" r="{MARK}" fill="{color}"/>'
        last = max(points)
        labels.append((y(points[last]), x(last), name, color))
    bottom = TOP
    for at, end, name, color in sorted(labels):
        bottom = max(at + 5, bottom + LABEL_HEIGHT)
        edge = WIDTH - RIGHT + 12
        yield f'<line x1="{end:.1f}" y1="{at:.1f}" x2="{edge}" y2="{bottom - 5:.1f}" stroke="{color}" stroke-opacity="0.5"/>'
        yield f'<text x="{edge + 4}" y="{bottom:.1f}" style="fill:{color};font-weight:600">{escape(name)}</text>'


def short(number):
    for limit, suffix in ((1e6, "M"), (1e3, "k")):
        if number >= limit:
            return f"{number / limit:g}{suffix}"
    return f"{number:g}"
