// Governments' advice side by side, and how it came so.
import { useAddress, written } from "../address";
import { asked, useAnswer } from "../asking";
import { Badge, Download, Heading, Print, Told } from "../pieces/plain";
import { Said } from "../pieces/quote";
import type { CountryAdvice } from "../records";
import { country, day, plain } from "../words";

const LEVELS = ["", "normal", "caution", "reconsider", "do not travel"];

export function Advisories() {
  const { params } = useAddress();
  const question = { country: params.country, as_of: params.as_of };
  const answer = useAnswer<CountryAdvice[]>(asked("advisories", question));
  return (
    <>
      <Heading title={params.country ? `Advice on ${country(params.country)}` : "Advice to travellers"}>
        {params.country && <a href={written("/advisories")}>All countries</a>}
        <Download href={asked("advisories/export.csv", question)}>CSV</Download>
        <Print />
      </Heading>
      <Told of={answer}>
        {(found) =>
          found.length === 0 ? (
            <p class="note">
              No government's advice is in the ledger: add their own feeds with tocsin advisories --add.
            </p>
          ) : params.country ? (
            <Country of={found[0]!} />
          ) : (
            <Grid of={found} />
          )
        }
      </Told>
    </>
  );
}

function Grid({ of }: { of: CountryAdvice[] }) {
  const issuers = [...new Set(of.flatMap((one) => one.now.map((now) => now.entry.issuer)))].sort();
  return (
    <table class="list grid">
      <thead>
        <tr>
          <th scope="col">On</th>
          {issuers.map((issuer) => (
            <th scope="col" key={issuer}>
              {country(issuer)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {of.map((one) => (
          <tr key={one.country}>
            <th scope="row">
              <a href={written("/advisories", { country: one.country })}>{country(one.country)}</a>
            </th>
            {issuers.map((issuer) => {
              const whole = one.now.find((now) => now.entry.issuer === issuer && !now.entry.region);
              const parts = one.now.filter((now) => now.entry.issuer === issuer && now.entry.region);
              const most = Math.max(0, ...parts.map((now) => now.entry.level));
              return (
                <td key={issuer} class={whole ? `level${whole.entry.level}` : most ? `level${most} partly` : ""}>
                  {whole && (
                    <>
                      <b>{whole.entry.level}</b> {plain(whole.entry.advice)}
                    </>
                  )}
                  {parts.length > 0 && (
                    <small>
                      {" "}
                      parts: up to {most}
                    </small>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Country({ of }: { of: CountryAdvice }) {
  return (
    <div class="beside after">
      <section>
        <h2>What stands</h2>
        <ul class="advice">
          {of.now.map(({ since, entry }, n) => (
            <li key={n} class={`level${entry.level}`}>
              <b>
                {country(entry.issuer)}
                {entry.region && `: ${entry.region}`}
              </b>{" "}
              <Badge of={`${entry.level} ${LEVELS[entry.level] ?? ""}`} kind={`level${entry.level}`} />
              <small>
                {" "}
                since {day(since)}, last said {day(entry.day)}
                {entry.feed ? ", by its own feed" : ""}
              </small>
              {entry.wording && <div class="note">{entry.wording}</div>}
              {entry.quotes.slice(0, 2).map((quote, q) => (
                <Said key={q} of={quote} />
              ))}
            </li>
          ))}
        </ul>
      </section>
      <aside>
        <h2>How it came so</h2>
        <ol class="timeline">
          {of.history.map((one, n) => (
            <li key={n}>
              <time>{day(one.day)}</time>
              <div>
                <b>{country(one.entry.issuer)}</b> {one.move}
                {one.entry.region && ` (${one.entry.region})`}: {one.before ?? "–"} → {one.after ?? "–"}
              </div>
            </li>
          ))}
        </ol>
        {of.waves.map((wave, n) => (
          <p key={n}>
            <b>{wave.direction === "raised" ? "Raised together" : "Lowered together"}:</b>{" "}
            {wave.movers
              .map((one) => `${country(one.issuer)} ${one.days_after ? `${one.days_after} days later` : `first, ${day(one.day)}`}`)
              .join("; ")}
          </p>
        ))}
      </aside>
    </div>
  );
}
