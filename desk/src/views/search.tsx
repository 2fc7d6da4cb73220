// Words found in reports and incidents.
import { useAddress } from "../address";
import { asked, useAnswer } from "../asking";
import { Badge, Heading, IncidentLink, ReportLink, Told } from "../pieces/plain";
import type { Hit } from "../records";
import { day } from "../words";

export function Search() {
  const { params } = useAddress();
  const answer = useAnswer<Hit[]>(params.words ? asked("search", { words: params.words, as_of: params.as_of, limit: "50" }) : null);
  return (
    <>
      <Heading title={`Search: ${params.words ?? ""}`} />
      <Told of={answer}>
        {(hits) =>
          hits.length === 0 ? (
            <p class="note">Nothing holds these words.</p>
          ) : (
            <ul class="hits">
              {hits.map((one) => (
                <li key={one.kind + one.id}>
                  <Badge of={one.kind} kind="plain" />{" "}
                  {one.kind === "incident" ? (
                    <IncidentLink id={one.id}>{one.title ?? one.id}</IncidentLink>
                  ) : (
                    <ReportLink id={one.id}>{one.title ?? one.id}</ReportLink>
                  )}
                  {one.publisher && (
                    <small>
                      {" "}
                      {one.publisher}, {day(one.published)}
                    </small>
                  )}
                  <p dir="auto">
                    {one.snippet.split("**").map((part, n) => (n % 2 ? <mark key={n}>{part}</mark> : part))}
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </Told>
    </>
  );
}
