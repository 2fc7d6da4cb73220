// What the machine is least sure of: settled here, most worth settling first.
import { useState } from "preact/hooks";
import { useAddress } from "../address";
import { asked, tell, useAnswer } from "../asking";
import { Badge, Heading, IncidentLink, Told } from "../pieces/plain";
import type { Doubt } from "../records";
import { plain } from "../words";

export function Doubts() {
  const { params } = useAddress();
  const answer = useAnswer<Doubt[]>(asked("decisions/doubts", { country: params.country, limit: "50" }));
  return (
    <>
      <Heading title="Doubts" />
      <p class="note">
        What the machine is least sure of, what is most worth settling first. What you decide holds, whatever comes
        later, and can be taken back.
      </p>
      <Told of={answer}>
        {(rows) =>
          rows.length === 0 ? (
            <p class="note">Nothing is in doubt.</p>
          ) : (
            <ol class="doubts">
              {rows.map((one) => (
                <Item key={one.kind + one.incidents.join() + one.claims.join()} of={one} />
              ))}
            </ol>
          )
        }
      </Told>
    </>
  );
}

function Item({ of }: { of: Doubt }) {
  const [trouble, set] = useState<string | null>(null);
  const decide = (body: unknown) => {
    tell("POST", asked("decisions"), body).catch((error: Error) => set(error.message));
  };
  return (
    <li>
      <p>
        <Badge of={of.kind} kind="plain" /> {of.text}
      </p>
      {of.incidents.map((id, n) => (
        <p key={id}>
          <IncidentLink id={id}>{of.titles[n] ?? id}</IncidentLink>
        </p>
      ))}
      {of.words && <blockquote dir="auto">{of.words}</blockquote>}
      <p class="buttons">
        {of.kind === "nearly_merged" && (
          <>
            <button onClick={() => decide({ kind: "merge", incidents: of.incidents })}>They are one</button>
            <button onClick={() => decide({ kind: "split", incident: of.incidents[0], parts: of.incidents.slice(1) })}>
              They are two
            </button>
          </>
        )}
        {of.kind === "barely_joined" && (
          <button onClick={() => decide({ kind: "split", incident: of.incidents[0], parts: of.claims })}>
            This claim is of another
          </button>
        )}
        {of.kind === "low_confidence" && (
          <>
            <button onClick={() => decide({ kind: "confirm", incident: of.incidents[0] })}>It happened</button>
            <button onClick={() => decide({ kind: "reject", incidents: of.incidents })}>It tells of nothing</button>
          </>
        )}
        {of.kind === "contradiction" && <span class="note">Open it and set the value that holds.</span>}
      </p>
      <details>
        <summary>On the command line</summary>
        {of.settle.map(([answer, command]) => (
          <p key={command}>
            {plain(answer)}: <code>{command}</code>
          </p>
        ))}
      </details>
      {trouble && <p class="trouble">{trouble}</p>}
    </li>
  );
}
