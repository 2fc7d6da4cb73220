// A slider through time: incidents by month, and the days between which they are shown.
import { useRef, useState } from "preact/hooks";
import { change } from "../address";
import type { Counts } from "../records";
import { month } from "../words";

const MOST = 120; // months that are drawn; what lies before is reached by the fields

export function Times({ of, since, until }: { of: Counts; since: string | undefined; until: string | undefined }) {
  const months = every(of).slice(-MOST);
  const bar = useRef<HTMLDivElement>(null);
  const [held, hold] = useState<[number, number] | null>(null);
  if (months.length < 2) return null;
  const most = Math.max(1, ...months.map(([, n]) => n));
  const at = (day: string | undefined, other: number) => {
    if (!day) return other;
    const n = months.findIndex(([name]) => name >= day.slice(0, 7));
    return n < 0 ? months.length - 1 : n;
  };
  const [first, last] = held ?? [at(since, 0), at(until, months.length - 1)];
  const choose = (from: number, to: number) => {
    const [a, b] = from <= to ? [from, to] : [to, from];
    const whole = a === 0 && b === months.length - 1;
    change({ since: whole ? "" : `${months[a]![0]}-01`, until: whole ? "" : lastDay(months[b]![0]) });
  };
  const under = (event: PointerEvent) => {
    const box = bar.current!.getBoundingClientRect();
    return Math.max(0, Math.min(months.length - 1, Math.floor(((event.clientX - box.left) / box.width) * months.length)));
  };
  return (
    <section class="times" aria-label="Time">
      <div
        ref={bar}
        class="columns"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          hold([under(event), under(event)]);
        }}
        onPointerMove={(event) => held && hold([held[0], under(event)])}
        onPointerUp={() => {
          if (held) choose(...held);
          hold(null);
        }}
        onPointerCancel={() => hold(null)}
        onDblClick={() => change({ since: "", until: "" })}
      >
        <svg viewBox={`0 0 ${months.length} 40`} preserveAspectRatio="none" aria-hidden="true">
          {months.map(([name, n], i) => (
            <rect
              key={name}
              class={i >= Math.min(first, last) && i <= Math.max(first, last) ? "in" : ""}
              x={i + 0.1}
              y={40 - (n / most) * 38}
              width={0.8}
              height={(n / most) * 38 + 0.5}
            >
              <title>
                {month(name)}: {n}
              </title>
            </rect>
          ))}
        </svg>
      </div>
      <div class="ends">
        <label>
          from{" "}
          <input
            type="range"
            min={0}
            max={months.length - 1}
            value={Math.min(first, last)}
            aria-valuetext={month(months[Math.min(first, last)]![0])}
            onInput={(event) => choose(Math.min(Number(event.currentTarget.value), last), last)}
          />
          <b>{month(months[Math.min(first, last)]![0])}</b>
        </label>
        <label>
          to{" "}
          <input
            type="range"
            min={0}
            max={months.length - 1}
            value={Math.max(first, last)}
            aria-valuetext={month(months[Math.max(first, last)]![0])}
            onInput={(event) => choose(first, Math.max(Number(event.currentTarget.value), first))}
          />
          <b>{month(months[Math.max(first, last)]![0])}</b>
        </label>
      </div>
    </section>
  );
}

/** All months from the first to the last, those without any too. */
function every(of: Counts): [string, number][] {
  const known = new Map(of.filter((pair): pair is [string, number] => pair[0] !== null));
  const names = [...known.keys()].sort();
  const found: [string, number][] = [];
  if (!names.length) return found;
  const last = names.at(-1)!;
  let [year, number] = names[0]!.split("-").map(Number) as [number, number];
  for (let name = names[0]!; name <= last && found.length < 12_000; ) {
    found.push([name, known.get(name) ?? 0]);
    number += 1;
    if (number > 12) [year, number] = [year + 1, 1];
    name = `${String(year).padStart(4, "0")}-${String(number).padStart(2, "0")}`;
  }
  return found;
}

function lastDay(name: string): string {
  const [year, number] = name.split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
