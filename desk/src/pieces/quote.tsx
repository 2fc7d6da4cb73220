// The words behind a value, with the values marked by what they are; a value that can be set from there is a button.
import type { ComponentChildren } from "preact";
import { type Setting, ofCount, ofDate, ofPerpetrator, ofPlace } from "../correcting";
import type { Claim, Quote, Span } from "../records";
import { day } from "../words";
import { ReportLink } from "./plain";

export type Slot = "date" | "place" | "count" | "by" | "speaker" | "evidence";

export interface Mark {
  span: Span;
  slot: Slot;
  claim: string;
  sets?: Setting | null;
}

/** Takes a marked value over, with the words that are marked. */
export type Taking = (mark: Mark, words: string) => void;

export const SLOTS: Record<Slot, string> = {
  evidence: "told here",
  date: "when",
  place: "where",
  count: "how many",
  by: "by whom",
  speaker: "who says so",
};

export function marksOf(claim: Claim): Mark[] {
  const found: [Span | null | undefined, Slot, Setting | null][] = [
    [claim.date?.span, "date", ofDate(claim.date)],
    [claim.place?.span, "place", ofPlace(claim.place)],
    ...claim.counts.map((one): [Span | null, Slot, Setting | null] => [one.span, "count", ofCount(one)]),
    ...claim.perpetrators.map((one): [Span | null, Slot, Setting] => [one.span, "by", ofPerpetrator(one)]),
    [claim.speaker?.span, "speaker", null],
  ];
  return found.flatMap(([span, slot, sets]) => (span ? [{ span, slot, claim: claim.id, sets }] : []));
}

interface Marking {
  text: string;
  at: number;
  marks: Mark[];
  /** Marks that show where the others leave room. */
  under?: Mark[];
  onTake?: Taking;
}

/** A text in code points, as the API counts, with marks in it; of two that overlap the first that begins stays. */
export function Marked({ text, at, marks, under = [], onTake }: Marking) {
  const letters = Array.from(text);
  const parts: ComponentChildren[] = [];
  let done = 0;
  const words = (start: number, end: number) => letters.slice(start, end).join("");
  const between = (start: number, end: number) => {
    const some = cut(under, at + start, at + end);
    parts.push(some.length ? <Marked text={words(start, end)} at={at + start} marks={some} /> : words(start, end));
  };
  const within = marks
    .map((mark) => ({ mark, start: mark.span.start - at, end: mark.span.end - at }))
    .filter(({ start, end }) => start >= 0 && end <= letters.length && start < end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  for (const { mark, start, end } of within) {
    if (start < done) continue;
    between(done, start);
    parts.push(<Value mark={mark} words={words(start, end)} onTake={onTake} />);
    done = end;
  }
  between(done, letters.length);
  return <>{parts}</>;
}

/** Marks as far as they lie in a part of a text. */
export function cut(marks: Mark[], start: number, end: number): Mark[] {
  return marks
    .filter(({ span }) => span.start < end && span.end > start)
    .map((mark) => ({ ...mark, span: { start: Math.max(mark.span.start, start), end: Math.min(mark.span.end, end) } }));
}

function Value({ mark, words, onTake }: { mark: Mark; words: string; onTake?: Taking }) {
  const { slot, sets } = mark;
  if (!sets || !onTake) {
    return (
      <mark class={slot} title={SLOTS[slot]}>
        {words}
      </mark>
    );
  }
  // A button of its own would neither break across lines nor let its words be selected.
  return (
    <mark
      class={`${slot} takes`}
      role="button"
      tabIndex={0}
      data-field={sets.field}
      data-value={sets.value}
      title={`${SLOTS[slot]}: set to ${sets.value}`}
      onClick={() => getSelection()?.isCollapsed !== false && onTake(mark, words)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        onTake(mark, words);
      }}
    >
      {words}
    </mark>
  );
}

export function Said({ of, marks = [], onTake }: { of: Quote; marks?: Mark[]; onTake?: Taking }) {
  return (
    <figure class="said">
      <blockquote dir="auto">
        <Marked text={of.text} at={of.span.start} marks={marks} onTake={onTake} />
      </blockquote>
      <figcaption>
        <ReportLink id={of.report}>{of.publisher ?? of.report}</ReportLink>, {day(of.published)}
      </figcaption>
    </figure>
  );
}
