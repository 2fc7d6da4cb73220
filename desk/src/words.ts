// How the pages say things: the field's words, numbers with their ranges, days, countries.
import type { DateRange, Place, Spread, Victims } from "./records";

export const TYPES: Record<string, string> = {
  abduction: "Abduction",
  release: "Release",
  killing_of_hostage: "Killing of hostage",
  arrest_detention: "Arrest",
  armed_clash: "Armed clash",
  attack: "Attack",
  bombing: "Bombing",
  arson_destruction: "Arson, destruction",
  protest: "Protest",
  riot: "Riot",
  blockade_disruption: "Blockade",
  coup: "Coup",
  other: "Other",
};

export type Kind = "captivity" | "freed" | "violence" | "damage" | "unrest" | "disruption";

/** Types in six kinds that are told apart by colour, also by people who see few colours. */
export const KIND_OF: Record<string, Kind> = {
  abduction: "captivity",
  arrest_detention: "captivity",
  release: "freed",
  killing_of_hostage: "violence",
  armed_clash: "violence",
  attack: "violence",
  bombing: "violence",
  arson_destruction: "damage",
  protest: "unrest",
  riot: "unrest",
  coup: "unrest",
  blockade_disruption: "disruption",
  other: "disruption",
};

export const KINDS: Record<Kind, string> = {
  captivity: "People taken",
  freed: "People freed",
  violence: "Violence",
  damage: "Destruction",
  unrest: "Unrest",
  disruption: "Disruption",
};

export const OUTCOMES = [
  "abducted",
  "killed",
  "injured",
  "freed",
  "released",
  "escaped",
  "rescued",
  "missing",
  "arrested",
  "displaced",
];

export const STATUSES: Record<string, string> = {
  reported: "Reported",
  confirmed: "Confirmed",
  disputed: "Disputed",
  refuted: "Refuted",
};

const regions = new Intl.DisplayNames(["en"], { type: "region" });
const tongues = new Intl.DisplayNames(["en"], { type: "language" });
const days = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const times = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
});
const months = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });

export function country(code: string | null | undefined): string {
  if (!code) return "unknown";
  try {
    return regions.of(code) ?? code;
  } catch {
    return code;
  }
}

export function tongue(code: string | null): string {
  try {
    return code ? (tongues.of(code) ?? code) : "unknown";
  } catch {
    return code ?? "unknown";
  }
}

export function day(text: string | null | undefined): string {
  if (!text) return "undated";
  if (/^\d{4}-\d{2}$/.test(text)) return months.format(new Date(`${text}-01T00:00:00Z`));
  const at = new Date(text.length > 10 ? text : `${text}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? text : days.format(at);
}

export function time(text: string | null | undefined): string {
  if (!text) return "";
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? text : `${times.format(at)} UTC`;
}

export function whenWords(date: DateRange | null): string {
  if (!date) return "";
  const span = date.start === date.end ? day(date.start) : `${day(date.start)} to ${day(date.end)}`;
  return date.precision === "day" ? span : `${span} (told as a ${date.precision})`;
}

const HOW: Record<string, string> = { near: "near ", route: "on the way: " };

export function whereWords(place: Place | null): string {
  if (!place) return "";
  const names = [place.name, place.admin1, place.country && country(place.country)].filter(Boolean);
  const told = `${HOW[place.precision ?? ""] ?? ""}${[...new Set(names)].join(", ")}`;
  return place.radius_km ? `${told} (within ${Math.round(place.radius_km)} km)` : told;
}

/** "1 May 2025 to 3 Jun 2025", of days of which either may be left open. */
export function periodWords(since: string | undefined, until: string | undefined): string {
  if (since && until) return `${day(since)} to ${day(until)}`;
  if (since) return `from ${day(since)}`;
  return until ? `until ${day(until)}` : "";
}

export function month(text: string): string {
  return /^\d{4}-\d{2}/.test(text) ? months.format(new Date(`${text.slice(0, 7)}-01T00:00:00Z`)) : text;
}

export function many(number: number, one: string, several = `${one}s`): string {
  return `${number.toLocaleString("en")} ${number === 1 ? one : several}`;
}

/** "5", "5 (4 to 8)", "at least 3", "unknown". */
export function range(of: { best: number | null; low: number | null; high: number | null }): string {
  const { best, low, high } = of;
  if (best === null) {
    if (low !== null && low > 0) return high === null ? `at least ${low}` : low === high ? `${low}` : `${low} to ${high}`;
    return high === null ? "unknown" : `up to ${high}`;
  }
  if (low === best && high === best) return best.toLocaleString("en");
  return `${best.toLocaleString("en")} (${low ?? "?"} to ${high ?? "more"})`;
}

export function spread(of: Spread | null): string {
  return of ? range(of) : "unknown";
}

export function whom(one: Victims): string {
  const words = [one.nationality && !one.presumed ? country(one.nationality) : "", one.role ?? "", plain(one.group ?? "")];
  return words.filter(Boolean).join(", ");
}

/** "killing_of_hostage" as "killing of hostage". */
export function plain(text: string): string {
  return text.replaceAll("_", " ");
}

export function capital(text: string): string {
  return text ? text[0]!.toUpperCase() + text.slice(1) : text;
}
