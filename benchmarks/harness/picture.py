"""A line chart as SVG: a value against the number of processes, both scales logarithmic, for light and dark pages."""

import math
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 960, 540
LEFT, RIGHT, TOP, BOTTOM = 70, 290, 66, 52
COLORS = ("#2f86c9", "#d55e00", "#009e73", "#c85f9c", "#b8860b", "#45a8e0", "#9a6fd0", "#888888")  # most people can tell these colours apart
PEERS_DASH = "7 4"
MARK = 4
LABEL_HEIGHT = 18
SWATCH = 22
FEW_DECADES = 2  # up to so many decades there are grid lines at 2 and 5, too

STYLE = """
  text { font: 14px system-ui, sans-serif; fill: #1b1b1b; } .title { font-size: 17px; font-weight: 600; }
  .grid { stroke: #c8c8c8; stroke-width: 1; } .ground { fill: #ffffff; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e8e8e8; } .grid { stroke: #4a4a4a; } .ground { fill: #161616; }
  }"""


def lines(title, unit, series):
    """Draws `series`: name -> {processes: value}. Each name is at the end of its line; lines of peers are dashed."""
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
    for tick in ticks(low, high):
        at = y(tick)
        drawn.append(f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{at:.1f}" y2="{at:.1f}"/>')
        drawn.append(f'<text x="{LEFT - 8}" y="{at + 5:.1f}" text-anchor="end">{short(tick)}</text>')
    for count in counts:
        drawn.append(f'<line class="grid" x1="{x(count):.1f}" x2="{x(count):.1f}" y1="{TOP}" y2="{HEIGHT - BOTTOM}"/>')
        drawn.append(f'<text x="{x(count):.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{count}</text>')
    drawn.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 10}" text-anchor="middle">processes</text>')
    drawn.append(f'<text x="{LEFT}" y="{TOP - 14}">{escape(unit)}</text>')
    drawn += curves(series, x, y)
    return "\n".join([*drawn, "</svg>", ""])


def ticks(low, high):
    """The decades; and with few decades also 2 and 5 times each."""
    decades = round(math.log10(high / low))
    steps = (1, 2, 5) if decades <= FEW_DECADES else (1,)
    yield from (low * 10**power * step for power in range(decades) for step in steps)
    yield high


def curves(series, x, y):
    labels, drawn_of = [], {True: 0, False: 0}
    for name, points in series.items():
        ours = name.startswith("Ticketrace")
        color, dash = COLORS[drawn_of[ours] % len(COLORS)], "" if ours else PEERS_DASH
        drawn_of[ours] += 1
        look = f'stroke="{color}" stroke-width="2.5" stroke-dasharray="{dash}"'
        path = " ".join(f"{x(count):.1f},{y(value):.1f}" for count, value in sorted(points.items()))
        yield f'<polyline points="{path}" fill="none" {look}/>'
        for count, value in points.items():
            yield f'<circle cx="{x(count):.1f}" cy="{y(value):.1f}" r="{MARK}" fill="{color}"/>'
        last = max(points)
        labels.append((y(points[last]), x(last), name, color, look))
    middle = TOP - LABEL_HEIGHT
    for number, (at, end, name, color, look) in enumerate(sorted(labels)):
        room_below = HEIGHT - (len(labels) - number) * LABEL_HEIGHT
        middle = max(min(at, room_below), middle + LABEL_HEIGHT)
        edge = WIDTH - RIGHT + 14
        yield f'<line x1="{end:.1f}" y1="{at:.1f}" x2="{edge}" y2="{middle:.1f}" stroke="{color}" stroke-opacity="0.6"/>'
        yield f'<line x1="{edge}" y1="{middle:.1f}" x2="{edge + SWATCH}" y2="{middle:.1f}" {look}/>'
        yield f'<text x="{edge + SWATCH + 6}" y="{middle + 5:.1f}">{escape(name)}</text>'


def short(number):
    for limit, suffix in ((1e6, "M"), (1e3, "k")):
        if number >= limit:
            return f"{number / limit:g}{suffix}"
    return f"{number:g}"
