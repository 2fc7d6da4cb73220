// Which value a report's words would set, as a correction writes it: field names are the API's own.
import type { Claim, Count, DateRange, Incident, Place } from "./records";
import { OUTCOMES, STATUSES, TYPES, plain } from "./words";

export interface Setting {
  field: string;
  value: string;
}

/** Takes over a value that somebody says in these words. */
export type Take = (sets: Setting, publisher: string | null, words: string) => void;

const PEOPLE = "victims.";

/** The fields that can be set, those of people by what befell them. */
export const FIELDS = [
  "date",
  "place",
  "country",
  "type",
  "status",
  "captivity",
  "perpetrator",
  ...OUTCOMES.filter((one) => one !== "freed").map((one) => PEOPLE + one),
];

/** How the value of a field is written. */
export function hint(field: string): string {
  if (field.startsWith(PEOPLE)) return "A whole number, or unknown.";
  if (field === "date") return "As 2025-11-06, 2025-11, 2025-11-06..2025-11-08, or unknown.";
  if (field === "place") return "A name, a name with degrees as Gao @ 16.27,-0.04, or unknown.";
  if (field === "country") return "A code such as ML, or unknown.";
  if (field === "perpetrator") return "Who did it, by name, or unknown.";
  if (!choices(field).length) return `Choose one of ${FIELDS.join(", ")}.`;
  return `One of ${choices(field).join(", ")}.`;
}

/** The values of a field of which there are a few. */
export function choices(field: string): string[] {
  if (field === "type") return Object.keys(TYPES);
  if (field === "status") return Object.keys(STATUSES);
  return field === "captivity" ? ["held", "partly_ended", "ended", "unknown"] : [];
}

export function ofDate(date: DateRange | null): Setting | null {
  if (!date) return null;
  const { start, end, precision } = date;
  const short = precision === "year" ? start.slice(0, 4) : precision === "month" ? start.slice(0, 7) : start;
  return { field: "date", value: start === end || short !== start ? short : `${start}..${end}` };
}

/** A point goes along where a report gives it exactly: one set by hand counts as exact. */
export function ofPlace(place: Place | null): Setting | null {
  if (!place) return null;
  const { name, country, lat, lon, precision } = place;
  if (!name) return country ? { field: "country", value: country } : null;
  return { field: "place", value: precision === "exact" && lat !== null && lon !== null ? `${name} @ ${lat},${lon}` : name };
}

/** None for a number that is a part of another: the field is the whole. */
export function ofCount({ outcome, nationality, best, part_of, standing }: Count): Setting | null {
  const part = part_of !== null && standing === "current" && !nationality;
  if (best === null || part) return null;
  return { field: [PEOPLE + outcome, nationality].filter(Boolean).join("."), value: String(best) };
}

export function ofPerpetrator({ text, actor }: Claim["perpetrators"][number]): Setting {
  return { field: "perpetrator", value: actor ?? text };
}

/** What a disagreement is about, as a correction names it. */
export function ofDisagreement(field: string, value: string): Setting {
  return { field: field.startsWith("people ") ? PEOPLE + field.slice("people ".length) : field, value };
}

/** The value of a field that an incident stands at, as disagreements write it. */
export function holds(incident: Incident, field: string): string | null {
  if (field === "type") return incident.type;
  if (field === "date") return incident.date?.start ?? null;
  if (field === "country") return incident.place?.country ?? null;
  const whole = incident.victims.filter((one) => PEOPLE + one.outcome === field && one.part_of === null);
  return whole.length === 1 && whole[0]!.best !== null ? String(whole[0]!.best) : null;
}

/** What words that somebody chose may be meant to set. */
export function ofWords(words: string, incident: Incident): Setting {
  const value = words.trim();
  if (/^\d{4}(-\d{2}){0,2}$/.test(value) && Number(value.slice(0, 4)) > 1900) return { field: "date", value };
  if (/^\d[\d,. ]*$/.test(value)) {
    return { field: PEOPLE + (incident.victims[0]?.outcome ?? "killed"), value: value.replace(/[,. ]/g, "") };
  }
  return { field: "place", value };
}

export function says(publisher: string | null, words: string): string {
  return `${publisher ?? "a report"} says “${words.trim().replace(/\s+/g, " ")}”`;
}

/** Of what a number is, in words: "victims.killed.IN" is "killed, IN". */
export function fieldWords(field: string): string {
  return plain(field.replace(PEOPLE, "").replace(".", ", "));
}
