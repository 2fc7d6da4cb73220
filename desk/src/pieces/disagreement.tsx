// What reports say otherwise of one field of an incident.
import { type Take, fieldWords, ofDisagreement } from "../correcting";
import type { Disagreement, IncidentAnswer } from "../records";
import { TYPES, capital, country, plain } from "../words";
import { Cited } from "./cited";

/** The values that reports give of a field; one of them can be set to be the one that holds. */
export function Disagrees(props: {
  of: Disagreement;
  on: IncidentAnswer;
  number: Record<string, number>;
  onTake: Take | undefined;
}) {
  const { of, on, number, onTake } = props;
  const told = (value: string) => (of.field === "type" ? (TYPES[value] ?? value) : of.field === "country" ? country(value) : value);
  const whose = (claims: string[]) => {
    const names = on.view.claims.filter((one) => claims.includes(one.claim.id)).map((one) => one.publisher ?? "a report");
    return [...new Set(names)].join(", ");
  };
  return (
    <div class="disagreement">
      <b>{capital(plain(of.field))}</b>
      <ul>
        {of.values.map(([value, claims]) => {
          const sets = ofDisagreement(of.field, value);
          return (
            <li key={value}>
              {told(value)} <Cited by={claims} number={number} />
              {onTake && (
                <button
                  class="small"
                  aria-label={`Use this: ${told(value)} as ${fieldWords(sets.field)}`}
                  onClick={() => onTake(sets, whose(claims), told(value))}
                >
                  Use this
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
