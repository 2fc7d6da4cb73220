// The words behind a value, with the values marked by what they are.
import type { ComponentChildren } from "preact";
import type { Claim, Quote, Span } from "../records";
import { day } from "../words";
import { ReportLink } from "./plain";

export type Slot = "date" | "place" | "count" | "by" | "speaker" | "evidence";

export interface Mark {
  span: Span;
  slot: Slot;
}

export const SLOTS: Record<Slot, string> = {
  evidence: "told here",
  date: "when",
  place: "where",
  count: "how many",
  by: "by whom",
  speaker: "who says so",
};

export function marksOf(claim: Claim): Mark[] {
  const found: [Span | null | undefined, Slot][] = [
    [claim.date?.span, "date"],
    [claim.place?.span, "place"],
    ...claim.counts.map((one): [Span | null, Slot] => [one.span, "count"]),
    ...claim.perpetrators.map((one): [Span | null, Slot] => [one.span, "by"]),
    [claim.speaker?.span, "speaker"],
  ];
  return found.filter((one): one is [Span, Slot] => !!one[0]).map(([span, slot]) => ({ span, slot }));
}

/** A text in code points, as the API counts, with marks in it; of two that overlap the first that begins stays. */
export function Marked({ text, at, marks }: { text: string; at: number; marks: Mark[] }) {
  const letters = Array.from(text);
  const parts: ComponentChildren[] = [];
  let done = 0;
  const within = marks
    .map(({ span, slot }) => ({ start: span.start - at, end: span.end - at, slot }))
    .filter(({ start, end }) => start >= 0 && end <= letters.length && start < end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  for (const { start, end, slot } of within) {
    if (start < done) continue;
    parts.push(letters.slice(done, start).join(""));
    parts.push(
      <mark class={slot} title={SLOTS[slot]}>
        {letters.slice(start, end).join("")}
      </mark>,
    );
    done = end;
  }
  parts.push(letters.slice(done).join(""));
  return <>{parts}</>;
}

export function Said({ of, marks = [] }: { of: Quote; marks?: Mark[] }) {
  return (
    <figure class="said">
      <blockquote dir="auto">
        <Marked text={of.text} at={of.span.start} marks={marks} />
      </blockquote>
      <figcaption>
        <ReportLink id={of.report}>{of.publisher ?? of.report}</ReportLink>, {day(of.published)}
      </figcaption>
    </figure>
  );
}
