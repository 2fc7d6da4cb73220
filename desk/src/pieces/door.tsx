// Coming in and going out.
import { useState } from "preact/hooks";
import { here, written, type Address } from "../address";
import { asked, tell, useAnswer } from "../asking";
import type { DoorAnswer, Who } from "../records";

export function Door({ trouble }: { trouble: string | null }) {
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [refused, set] = useState<string | null>(null);
  const door = useAnswer<DoorAnswer>(asked("door"));
  const quiet = trouble?.startsWith("Sign in");
  return (
    <main class="door">
      <h1>Tocsin</h1>
      {trouble && !quiet && <p class="trouble">{trouble}</p>}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          tell("POST", asked("session"), { name, password }).catch((error: Error) => set(error.message));
        }}
      >
        <label class="field">
          <span>Account</span>
          <input autocomplete="username" autofocus value={name} onInput={(event) => setName(event.currentTarget.value)} />
        </label>
        <label class="field">
          <span>Password</span>
          <input
            type="password"
            autocomplete="current-password"
            value={password}
            onInput={(event) => setPassword(event.currentTarget.value)}
          />
        </label>
        {refused && (
          <p class="trouble" role="alert">
            {refused}
          </p>
        )}
        <p>
          <button class="main" type="submit" disabled={!name || !password}>
            Sign in
          </button>
        </p>
      </form>
      {door.data?.provider && (
        <p>
          <a class="button" href={startAt(here())}>
            Sign in with {door.data.provider}
          </a>
        </p>
      )}
      <p class="note">Who started the desk comes in by the link that it printed.</p>
    </main>
  );
}

/** The way to the identity provider, which leads back to this view. */
function startAt({ path, params }: Address): string {
  return `/oidc/start?${new URLSearchParams({ next: written(path, params) })}`;
}

export function Account({ who }: { who: Who }) {
  return (
    <details class="account">
      <summary>{who.account}</summary>
      <p class="note">{who.role}</p>
      <p>
        <a href={written("/accounts")}>{who.role === "admin" ? "Accounts and tokens" : "Tokens"}</a>
      </p>
      <p>
        <button onClick={() => void tell("DELETE", asked("session"))}>Sign out</button>
      </p>
    </details>
  );
}
