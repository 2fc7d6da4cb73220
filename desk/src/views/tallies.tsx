// A number, built: what is counted, what makes it up in whose words, and what reports claim beside it.
import { type Params, change, useAddress } from "../address";
import { asked, useAnswer } from "../asking";
import { Bars } from "../pieces/charts";
import { Drawn } from "../pieces/drawn";
import { Choice, Field } from "../pieces/field";
import { Badge, Download, Heading, IncidentLink, Print, Told } from "../pieces/plain";
import { Said } from "../pieces/quote";
import { SavedViews } from "../pieces/saved";
import type { ClaimedTotal, TallyAnswer } from "../records";
import { OUTCOMES, TYPES, capital, country, day, many, month, periodWords, plain, range } from "../words";

const NAMES = ["outcome", "nationality", "country", "since", "until", "as_of", "group", "role", "type", "actor", "place", "within_km", "by"];
const BY = ["month", "year", "country", "admin1", "nationality", "actor", "type"];

export function Tallies() {
  const { params } = useAddress();
  const question = Object.fromEntries(NAMES.map((name) => [name, params[name]]));
  question.outcome ??= "abducted";
  question.by ??= "month";
  const answer = useAnswer<TallyAnswer>(asked("tally", question));
  return (
    <>
      <Heading title="Tallies">
        <SavedViews />
        <Download href={asked("tally/export.csv", question)}>Rows as CSV</Download>
        <Download href={asked("tally/export.csv", { ...question, by: undefined })}>Incidents as CSV</Download>
        <Print />
      </Heading>
      <div class="sentence fields">
        <Choice
          name="outcome"
          label="How many were"
          value={question.outcome}
          of={OUTCOMES.map((one) => [one, plain(one)])}
        />
        <Field name="nationality" label="from" value={params.nationality} placeholder="any country" />
        <Field name="country" label="in" value={params.country} placeholder="any country" />
        <Field name="place" label="place" value={params.place} placeholder="region, district" />
        <Field name="since" label="from day" type="date" value={params.since} />
        <Field name="until" label="to day" type="date" value={params.until} />
        <Field name="actor" label="by" value={params.actor} placeholder="any actor" />
        <Choice name="by" label="in rows by" value={question.by} of={BY.map((one) => [one, one === "admin1" ? "region" : one])} />
        <Choice
          name="group"
          label="side"
          value={params.group}
          of={[
            ["", "all"],
            ["civilians", "civilians"],
            ["security_forces", "security forces"],
            ["attackers", "attackers"],
          ]}
        />
      </div>
      <Years />
      <Told of={answer}>{(data) => <Sum of={data} question={question} />}</Told>
    </>
  );
}

/** The last few years as one click each. */
function Years() {
  const { params } = useAddress();
  const now = new Date().getUTCFullYear();
  return (
    <p class="chosen">
      {[now - 3, now - 2, now - 1, now].map((year) => {
        const on = params.since === `${year}-01-01` && params.until === `${year}-12-31`;
        return (
          <button
            key={year}
            aria-pressed={on}
            onClick={() => change({ since: on ? "" : `${year}-01-01`, until: on ? "" : `${year}-12-31` })}
          >
            {year}
          </button>
        );
      })}
    </p>
  );
}

function Sum({ of, question }: { of: TallyAnswer; question: Params }) {
  const [by, outcome] = [question.by!, question.outcome!];
  const surely = of.incidents.filter((one) => one.surely && (one.best > 0 || one.high > 0));
  const maybe = of.incidents.filter((one) => !one.surely || (one.best === 0 && one.high === 0));
  const cells = of.cells.filter((one) => one.high > 0);
  return (
    <>
      <p class="sum" role="status">
        <b>{of.best.toLocaleString("en")}</b>
        {(of.low !== of.best || of.high !== of.best) && (
          <span>
            {" "}
            ({of.low.toLocaleString("en")} to {of.high.toLocaleString("en")})
          </span>
        )}{" "}
        {plain(outcome)}, in {many(surely.length, "incident")}
      </p>
      {of.unsaid > 0 && <p class="note">Besides, up to {of.unsaid} of whom no report says where they are from.</p>}
      {of.unnumbered > 0 && <p class="note">And {many(of.unnumbered, "incident")} of which no report gives a number.</p>}
      <div class="beside after">
        <section>
          {cells.length > 0 && (
            <Drawn title={counted(question)} note="The thin line is from the least to the most that it may be.">
              <Bars
                name={`${outcome} by ${by}`}
                of={cells.map((one) => ({
                  label: cellName(one, by),
                  best: one.best,
                  low: one.low,
                  high: one.high,
                  title: `${cellName(one, by)}: ${range(one)}`,
                }))}
              />
            </Drawn>
          )}
          <h2>What makes it up</h2>
          <ol class="shares">
            {surely.map((one) => (
              <Share key={one.incident} of={one} />
            ))}
          </ol>
          {maybe.length > 0 && (
            <details>
              <summary>{many(maybe.length, "incident")} that may belong, counted in the most alone</summary>
              <ol class="shares">
                {maybe.map((one) => (
                  <Share key={one.incident} of={one} />
                ))}
              </ol>
            </details>
          )}
        </section>
        <aside>
          <h2>What reports claim</h2>
          {of.claimed.length === 0 && <p class="note">No report claims such a total.</p>}
          {of.claimed.map((one, n) => (
            <Claimed key={n} of={one} />
          ))}
        </aside>
      </div>
    </>
  );
}

/** What is counted, in words. */
function counted(of: Params): string {
  const parts = [
    capital(plain(of.outcome ?? "")),
    of.role,
    of.group && plain(of.group),
    of.nationality && `from ${of.nationality}`,
    of.country && `in ${of.country}`,
    of.place && (of.within_km ? `within ${of.within_km} km of ${of.place}` : `in ${of.place}`),
    of.type && (TYPES[of.type] ?? plain(of.type)).toLowerCase(),
    of.actor && `by ${of.actor}`,
    periodWords(of.since, of.until),
  ];
  return `${parts.filter(Boolean).join(", ")}: by ${of.by === "admin1" ? "region" : of.by}`;
}

function cellName(one: TallyAnswer["cells"][number], by: string): string {
  if (one.kind === "unknown") return by === "month" || by === "year" ? "undated" : "not told";
  if (one.kind === "several") return `one of ${one.among.map((key) => named(key, by)).join(", ")}`;
  return named(one.key ?? "", by);
}

function named(key: string, by: string): string {
  if (by === "country" || by === "nationality") return country(key);
  if (by === "month") return month(key);
  if (by === "type") return TYPES[key] ?? plain(key);
  return key;
}

function Share({ of }: { of: TallyAnswer["incidents"][number] }) {
  return (
    <li>
      <span class="amount">{range(of)}</span>
      <div>
        <IncidentLink id={of.incident}>{of.title}</IncidentLink>
        {of.evidence.slice(0, 2).map((quote, n) => (
          <Said key={n} of={quote} />
        ))}
        {of.evidence.length > 2 && <small>and {many(of.evidence.length - 2, "sentence")} more</small>}
      </div>
    </li>
  );
}

function Claimed({ of }: { of: ClaimedTotal }) {
  return (
    <div class="claimedtotal">
      <p>
        <b>{of.number}</b> {plain(of.what ?? "")} <Badge of={of.agreement} />
        {of.period && (
          <small>
            {day(of.period.start)} to {day(of.period.end)}
          </small>
        )}
      </p>
      <Said of={of.quote} />
      <p class="note">{capital(of.reason)}</p>
      {of.suggestions.map((one, n) => (
        <p class="note" key={n}>
          {one.text}
        </p>
      ))}
    </div>
  );
}
