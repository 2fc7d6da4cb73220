// What came from whom, and what could not be read: silence is shown as silence.
import { useAddress, written } from "../address";
import { asked, useAnswer } from "../asking";
import { Heading, Told } from "../pieces/plain";
import type { PublisherRow, ReportRow } from "../records";
import { day, many, time } from "../words";

const QUIET = 30;

export function Sources() {
  const { params } = useAddress();
  const publishers = useAnswer<PublisherRow[]>(asked("publishers", { as_of: params.as_of }));
  const failures = useAnswer<ReportRow[]>(asked("failures", { as_of: params.as_of }));
  return (
    <>
      <Heading title="Sources" />
      <div class="beside after">
        <section>
          <Told of={publishers}>
            {(rows) => (
              <table class="list">
                <thead>
                  <tr>
                    <th scope="col">Publisher</th>
                    <th scope="col">Reports</th>
                    <th scope="col">Last published</th>
                    <th scope="col">Last came</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((one) => (
                    <tr key={one.publisher}>
                      <td>
                        {one.publisher ? (
                          <a href={written("/reports", { publisher: one.publisher })}>{one.publisher}</a>
                        ) : (
                          <span class="note">not told</span>
                        )}
                      </td>
                      <td class="figure">{one.reports.toLocaleString("en")}</td>
                      <td>{day(one.last_published)}</td>
                      <td class={silent(one.last_came) ? "silent" : ""}>
                        {time(one.last_came)}
                        {silent(one.last_came) && <small> nothing for {many(ago(one.last_came), "day")}</small>}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </Told>
        </section>
        <aside>
          <h2>What could not be read</h2>
          <Told of={failures}>
            {(rows) =>
              rows.length === 0 ? (
                <p class="note">Nothing: all that came was read.</p>
              ) : (
                <ul class="failures">
                  {rows.map((one) => (
                    <li key={one.source}>
                      <code>{one.source}</code>
                      <div class="note">{one.failure?.message}</div>
                    </li>
                  ))}
                </ul>
              )
            }
          </Told>
        </aside>
      </div>
    </>
  );
}

function ago(text: string): number {
  return Math.floor((Date.now() - Date.parse(text)) / 86_400_000);
}

function silent(text: string): boolean {
  return ago(text) >= QUIET;
}
