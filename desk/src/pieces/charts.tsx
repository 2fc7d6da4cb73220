// Charts as plain drawings: bars, and the range of what may be behind each.
import { capital, range } from "../words";

export interface Bar {
  label: string;
  best: number;
  low?: number;
  high?: number;
  title?: string;
}

const WIDTH = 640;
const ROW = 22;
const LABEL = 180;
const NUMBER = 84;

/** Bars lying down, each with a line from low to high. */
export function Bars({ of, name, onPick }: { of: Bar[]; name: string; onPick?: (bar: Bar, n: number) => void }) {
  const most = Math.max(1, ...of.map((bar) => bar.high ?? bar.best));
  const wide = WIDTH - LABEL - NUMBER;
  const at = (n: number) => (n / most) * wide;
  return (
    <svg class="bars" viewBox={`0 0 ${WIDTH} ${of.length * ROW + 4}`} role="img" aria-label={name} xmlns="http://www.w3.org/2000/svg">
      {of.map((bar, n) => (
        <g
          key={bar.label + n}
          transform={`translate(0 ${n * ROW})`}
          class={onPick ? "pick" : undefined}
          onClick={onPick && (() => onPick(bar, n))}
        >
          <title>{bar.title ?? `${bar.label}: ${bar.best}`}</title>
          <text x={LABEL - 8} y={15} text-anchor="end">
            {short(bar.label)}
          </text>
          <rect x={LABEL} y={4} width={Math.max(1, at(bar.best))} height={ROW - 8} />
          {bar.high !== undefined && bar.low !== undefined && bar.high > bar.low && (
            <path class="whisker" d={`M${LABEL + at(bar.low)} ${ROW / 2}H${LABEL + at(bar.high)}`} />
          )}
          <text class="number" x={LABEL + at(Math.max(bar.best, bar.high ?? 0)) + 6} y={15}>
            {bar.low === undefined || bar.high === undefined
              ? bar.best.toLocaleString("en")
              : range({ best: bar.best, low: bar.low, high: bar.high })}
          </text>
        </g>
      ))}
    </svg>
  );
}

function short(text: string): string {
  const told = capital(text);
  return told.length > 26 ? `${told.slice(0, 25)}…` : told;
}

/** Columns over time, without labels: the shape of a year at a glance. */
export function Spark({ of, name }: { of: number[]; name: string }) {
  const most = Math.max(1, ...of);
  const wide = 100 / Math.max(1, of.length);
  return (
    <svg class="spark" viewBox="0 0 100 30" preserveAspectRatio="none" role="img" aria-label={name}>
      {of.map((n, i) => (
        <rect key={i} x={i * wide} y={30 - (n / most) * 30} width={wide * 0.8} height={(n / most) * 30} />
      ))}
    </svg>
  );
}
