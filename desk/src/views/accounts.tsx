// Accounts, tokens for programs, webhooks, and what was done: for admins; for others their own tokens.
import { useState } from "preact/hooks";
import { asked, useAnswer, useSend } from "../asking";
import { Badge, Heading, Told } from "../pieces/plain";
import { Webhooks } from "../pieces/webhooks";
import type { AccountRow, Act, TokenRow, Who } from "../records";
import { day, time } from "../words";

const ROLES = ["reader", "analyst", "admin"];
const SCOPES = ["read", "decide", "admin"];

export function Accounts() {
  const who = useAnswer<Who>(asked("session"));
  const admin = who.data?.role === "admin";
  return (
    <>
      <Heading title={admin ? "Accounts and tokens" : "Tokens"} />
      <div class="beside after">
        <section>
          {admin && <People />}
          <Tokens />
          {admin && <Webhooks />}
        </section>
        <aside>{admin && <Acts />}</aside>
      </div>
    </>
  );
}

function People() {
  const rows = useAnswer<AccountRow[]>(asked("accounts"));
  const { trouble, send } = useSend();
  const [made, set] = useState({ name: "", role: "reader", password: "" });
  return (
    <>
      <h2>Accounts</h2>
      {trouble && (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
      <Told of={rows}>
        {(found) => (
          <table class="list">
            <thead>
              <tr>
                <th scope="col">Account</th>
                <th scope="col">Role</th>
                <th scope="col">Since</th>
                <th scope="col">Change</th>
              </tr>
            </thead>
            <tbody>
              {found.map((one) => (
                <tr key={one.name}>
                  <td>
                    {one.name} {!one.active && <Badge of="stopped" kind="disputed" />}
                  </td>
                  <td>
                    <select
                      aria-label={`Role of ${one.name}`}
                      value={one.role}
                      onChange={(event) => void send("PATCH", asked(`accounts/${one.name}`), { role: event.currentTarget.value })}
                    >
                      {ROLES.map((role) => (
                        <option key={role}>{role}</option>
                      ))}
                    </select>
                  </td>
                  <td>{day(one.made_at)}</td>
                  <td>
                    <button
                      onClick={() => {
                        const password = prompt(`A new password for ${one.name}, ten characters or more:`);
                        if (password) void send("PATCH", asked(`accounts/${one.name}`), { password });
                      }}
                    >
                      Password
                    </button>{" "}
                    <button onClick={() => void send("PATCH", asked(`accounts/${one.name}`), { active: !one.active })}>
                      {one.active ? "Stop" : "Let in again"}
                    </button>{" "}
                    {one.linked && (
                      <button
                        title="Forget who this is at the identity provider"
                        onClick={() => void send("PATCH", asked(`accounts/${one.name}`), { unlink: true })}
                      >
                        Unlink
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Told>
      <form
        class="fields sentence"
        onSubmit={async (event) => {
          event.preventDefault();
          if (await send("POST", asked("accounts"), made)) set({ name: "", role: "reader", password: "" });
        }}
      >
        <label class="field">
          <span>New account</span>
          <input value={made.name} onInput={(event) => set({ ...made, name: event.currentTarget.value })} />
        </label>
        <label class="field">
          <span>Role</span>
          <select value={made.role} onChange={(event) => set({ ...made, role: event.currentTarget.value })}>
            {ROLES.map((role) => (
              <option key={role}>{role}</option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>Password</span>
          <input
            type="password"
            autocomplete="new-password"
            value={made.password}
            onInput={(event) => set({ ...made, password: event.currentTarget.value })}
          />
        </label>
        <button type="submit" disabled={!made.name || !made.password}>
          Make
        </button>
      </form>
    </>
  );
}

function Tokens() {
  const rows = useAnswer<TokenRow[]>(asked("tokens"));
  const { trouble, send } = useSend();
  const [made, set] = useState({ name: "", scope: "read" });
  const [token, show] = useState<string | null>(null);
  return (
    <>
      <h2>Tokens for programs</h2>
      {trouble && <p class="trouble">{trouble}</p>}
      {token && (
        <p role="status">
          It is shown this once: <code>{token}</code>
        </p>
      )}
      <Told of={rows}>
        {(found) => (
          <ul class="failures">
            {found.map((one) => (
              <li key={one.number}>
                {one.name} <Badge of={one.scope} kind="plain" />
                <small>
                  {" "}
                  of {one.account}, made {day(one.made_at)}
                </small>{" "}
                <button onClick={() => void send("DELETE", asked(`tokens/${one.number}`))}>Revoke</button>
              </li>
            ))}
          </ul>
        )}
      </Told>
      <form
        class="fields sentence"
        onSubmit={async (event) => {
          event.preventDefault();
          const answer = (await send("POST", asked("tokens"), made)) as { token: string } | null;
          if (answer) show(answer.token);
        }}
      >
        <label class="field">
          <span>For</span>
          <input value={made.name} onInput={(event) => set({ ...made, name: event.currentTarget.value })} />
        </label>
        <label class="field">
          <span>May</span>
          <select value={made.scope} onChange={(event) => set({ ...made, scope: event.currentTarget.value })}>
            {SCOPES.map((scope) => (
              <option key={scope}>{scope}</option>
            ))}
          </select>
        </label>
        <button type="submit" disabled={!made.name}>
          Make
        </button>
      </form>
    </>
  );
}

function Acts() {
  const rows = useAnswer<Act[]>(asked("acts"));
  return (
    <>
      <h2>What was done</h2>
      <Told of={rows}>
        {(found) => (
          <ul class="failures">
            {found.map((one, n) => (
              <li key={n}>
                <b>{one.account}</b> {one.act} {one.about}
                <div class="note">
                  {time(one.at)}
                  {one.address && `, from ${one.address}`}
                </div>
              </li>
            ))}
          </ul>
        )}
      </Told>
    </>
  );
}
