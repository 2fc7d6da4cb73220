// Filters of incidents, as facets with their numbers: each click is one more in the address.
import { change } from "../address";
import type { Counts, Facets } from "../records";
import { STATUSES, TYPES, country, plain } from "../words";

/** The filters of an address that the API knows. */
export const ASKED = ["country", "type", "status", "since", "until", "actor", "nationality", "text", "as_of", "mentions"];

export function asked(params: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(params).filter(([name]) => ASKED.includes(name)));
}

/** What is asked for but its days and moment, in words. */
export function filterWords(params: Record<string, string>): string {
  return Object.entries(asked(params))
    .filter(([name]) => !["since", "until", "as_of", "mentions"].includes(name))
    .map(([name, value]) => (name === "text" ? `“${value}”` : label(name, value)))
    .join(", ");
}

export function Chosen({ params }: { params: Record<string, string> }) {
  const told: [string, string][] = Object.entries(asked(params)).filter(([name]) => name !== "as_of");
  if (!told.length) return null;
  return (
    <p class="chosen">
      {told.map(([name, value]) => (
        <button key={name} onClick={() => change({ [name]: "" }, "push")} title="Take this filter away">
          {name === "mentions" ? "with mentions" : `${name}: ${label(name, value)}`} <span aria-hidden="true">×</span>
        </button>
      ))}
      {told.length > 1 && (
        <button class="quiet" onClick={() => change(Object.fromEntries(told.map(([name]) => [name, ""])), "push")}>
          all away
        </button>
      )}
    </p>
  );
}

function label(name: string, value: string | null): string {
  if (value === null) return "unknown";
  if (name === "country" || name === "nationality") return country(value);
  if (name === "type") return TYPES[value] ?? plain(value);
  if (name === "status") return STATUSES[value] ?? value;
  return value;
}

const SHOWN = 8;

export function Facet({ name, of, params }: { name: string; of: Counts; params: Record<string, string> }) {
  const most = Math.max(1, ...of.map(([, number]) => number));
  const shown = of.filter(([value]) => value !== null).slice(0, SHOWN);
  if (!shown.length) return null;
  return (
    <section class="facet">
      <h2>{name}</h2>
      <ul>
        {shown.map(([value, number]) => {
          const on = params[name] === value;
          return (
            <li key={value}>
              <button aria-pressed={on} onClick={() => change({ [name]: on ? "" : (value ?? "") }, "push")}>
                <span class="share" aria-hidden="true">
                  <i ref={(bar) => void (bar && (bar.style.width = `${(number / most) * 100}%`))} />
                </span>
                <span>{label(name, value)}</span>
                <b>{number.toLocaleString("en")}</b>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

export function AllFacets({ of, params }: { of: Facets; params: Record<string, string> }) {
  return (
    <div class="facets">
      <Facet name="type" of={of.type} params={params} />
      <Facet name="country" of={of.country} params={params} />
      <Facet name="actor" of={of.actor} params={params} />
      <Facet name="status" of={of.status} params={params} />
    </div>
  );
}
