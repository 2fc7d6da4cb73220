// How the numbers of an incident came to be: each claim's own, in the order published.
import type { ClaimView } from "../records";
import { capital, day, plain } from "../words";
import { Drawn } from "./drawn";

interface Point {
  at: string;
  best: number;
  who: string;
  standing: string;
}

const WIDTH = 640;
const HEIGHT = 120;
const LABEL = 24;
const NOTE = "by the day of the report that says so; hollow where it is told as superseded or as a rival number.";

/** `of` is what they are numbers of, in words. */
export function Numbers({ claims, of }: { claims: ClaimView[]; of: string }) {
  const lines = new Map<string, Point[]>();
  for (const { claim, published, publisher } of claims) {
    for (const one of claim.counts) {
      if (one.best === null || one.part_of !== null || !published) continue;
      const told = lines.get(one.outcome) ?? [];
      told.push({ at: published, best: one.best, who: publisher ?? claim.id, standing: one.standing });
      lines.set(one.outcome, told);
    }
  }
  const shown = [...lines].filter(([, points]) => new Set(points.map((p) => p.at.slice(0, 10))).size > 1);
  if (!shown.length) return null;
  return (
    <>
      <h2>How the numbers were told</h2>
      {shown.map(([outcome, points]) => (
        <Line key={outcome} outcome={outcome} points={points} of={of} />
      ))}
    </>
  );
}

function Line({ outcome, points, of }: { outcome: string; points: Point[]; of: string }) {
  const times = points.map((p) => Date.parse(p.at.slice(0, 10)));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const most = Math.max(...points.map((p) => p.best));
  const x = (t: number) => 40 + ((t - first) / Math.max(1, last - first)) * (WIDTH - 80);
  const y = (n: number) => HEIGHT - 24 - (n / Math.max(1, most)) * (HEIGHT - 50);
  // A number that stands beside the same number needs no second label.
  const crowded = (n: number) =>
    points.some((p, m) => m < n && p.best === points[n]!.best && Math.abs(x(times[m]!) - x(times[n]!)) < LABEL);
  return (
    <Drawn title={`${capital(plain(outcome))}: ${of}`} note={`${capital(plain(outcome))}, ${NOTE}`}>
      <svg class="numbers" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${outcome}, by day of publication`}>
        <path class="axis" d={`M30 ${HEIGHT - 24}H${WIDTH - 20}`} />
        <text x={40} y={HEIGHT - 6}>
          {day(points[times.indexOf(first)]!.at)}
        </text>
        <text x={WIDTH - 40} y={HEIGHT - 6} text-anchor="end">
          {day(points[times.indexOf(last)]!.at)}
        </text>
        {points.map((p, n) => (
          <g key={n} class={p.standing}>
            <title>
              {p.best} {plain(outcome)}: {p.who}, {day(p.at)}
              {p.standing !== "current" ? ` (${p.standing})` : ""}
            </title>
            <circle cx={x(times[n]!)} cy={y(p.best)} r={5} />
            {!crowded(n) && (
              <text x={x(times[n]!)} y={y(p.best) - 9} text-anchor="middle">
                {p.best}
              </text>
            )}
          </g>
        ))}
      </svg>
    </Drawn>
  );
}
