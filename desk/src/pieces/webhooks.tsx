// Webhooks: who is told of incidents that are new, changed or gone, and how that fares.
import { useState } from "preact/hooks";
import { asked, useAnswer, useSend } from "../asking";
import type { Tried, WebhookRow } from "../records";
import { day, time } from "../words";
import { Badge, Told } from "./plain";

const EMPTY = { name: "", url: "", filters: "" };

export function Webhooks() {
  const rows = useAnswer<WebhookRow[]>(asked("webhooks"));
  const { trouble, send } = useSend();
  const [made, set] = useState(EMPTY);
  const [secret, show] = useState<string | null>(null);
  return (
    <>
      <h2>Webhooks</h2>
      <p class="note">Each is told of incidents that are new, changed or gone from the moment it is made.</p>
      {trouble && (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
      {secret && (
        <p role="status">
          It signs by this secret, which is shown this once: <code>{secret}</code>
        </p>
      )}
      <Told of={rows}>
        {(found) => (
          <ul class="failures">
            {found.map((one) => (
              <Webhook key={one.number} one={one} />
            ))}
          </ul>
        )}
      </Told>
      <form
        class="fields sentence"
        onSubmit={async (event) => {
          event.preventDefault();
          const answer = (await send("POST", asked("webhooks"), made)) as { secret: string } | null;
          if (!answer) return;
          show(answer.secret);
          set(EMPTY);
        }}
      >
        <label class="field">
          <span>New webhook</span>
          <input value={made.name} maxlength={120} onInput={(event) => set({ ...made, name: event.currentTarget.value })} />
        </label>
        <label class="field">
          <span>Address</span>
          <input
            type="url"
            placeholder="https://example.org/incidents"
            value={made.url}
            onInput={(event) => set({ ...made, url: event.currentTarget.value })}
          />
        </label>
        <label class="field" title="What the address of a view of incidents has behind its question mark; nothing for all">
          <span>Filters</span>
          <input
            placeholder="country=ML&type=abduction"
            value={made.filters}
            onInput={(event) => set({ ...made, filters: event.currentTarget.value })}
          />
        </label>
        <button type="submit" disabled={!made.name || !made.url}>
          Make
        </button>
      </form>
    </>
  );
}

function Webhook({ one }: { one: WebhookRow }) {
  const { trouble, send } = useSend();
  const [tried, show] = useState<Tried | null>(null);
  const [busy, wait] = useState(false);
  const url = asked(`webhooks/${one.number}`);
  return (
    <li>
      <b>{one.name}</b> {one.paused && <Badge of="paused" kind="disputed" />} <code>{one.url}</code>
      <div class="note">
        {one.filters ? <code>{one.filters}</code> : "all incidents"}, since {day(one.made_at)}
        {one.paused && `; paused ${one.paused}`}
      </div>
      <div class="note">{health(one)}</div>
      {(trouble ?? one.last_trouble) && <p class="trouble">{trouble ?? one.last_trouble}</p>}
      {tried && (
        <p role="status">
          {tried.trouble ? "The test was not heard." : "The test was heard."}{" "}
          {tried.answer && (
            <>
              It answered: <code>{tried.answer}</code>
            </>
          )}
        </p>
      )}
      <button
        disabled={busy}
        onClick={async () => {
          wait(true);
          show((await send("POST", `${url}/test`)) as Tried | null);
          wait(false);
        }}
      >
        Test
      </button>{" "}
      <button onClick={() => void send("PATCH", url, { active: !!one.paused })}>{one.paused ? "Go on" : "Pause"}</button>{" "}
      <button onClick={() => void send("DELETE", url)}>Remove</button>
    </li>
  );
}

function health(one: WebhookRow): string {
  const last = one.last_at ? `Last sent ${time(one.last_at)}` : "Nothing was sent yet";
  const answered = one.last_status ? `, answered ${one.last_status}` : "";
  const left = [one.waiting && `${one.waiting} waiting`, one.given_up && `${one.given_up} given up this week`];
  return [last + answered, ...left.filter(Boolean)].join("; ");
}
