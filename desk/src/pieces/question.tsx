// What somebody is asked before a decision is made: Enter decides, Escape leaves everything as it is.
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { renew } from "../asking";
import type { Decided } from "../records";

interface Asking {
  title: string;
  children?: ComponentChildren;
  /** Why, as far as it is known before. */
  because?: string;
  /** Whether a reason must be given. */
  reasoned?: boolean;
  ready?: boolean;
  /** Whether the reason is where the keys go first. */
  first?: boolean;
  verb?: string;
  wide?: boolean;
  send: (because: string) => Promise<Decided>;
  onMade?: (made: Decided) => void;
  onDone: () => void;
}

/** A refusal is shown and what is asked about is looked at anew: the same question can be answered again. */
export function Question(props: Asking) {
  const { reasoned = false, ready = true, first = true, verb = "Decide" } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const [because, say] = useState(props.because ?? "");
  const [trouble, set] = useState<string | null>(null);
  const [busy, work] = useState(false);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const may = ready && !busy && (!reasoned || because.trim() !== "");
  const decide = async () => {
    work(true);
    try {
      const made = await props.send(because);
      props.onDone();
      props.onMade?.(made);
    } catch (error) {
      set((error as Error).message);
      work(false);
      renew();
    }
  };
  return (
    <dialog ref={dialog} class={`deciding ${props.wide ? "wide" : ""}`} onClose={props.onDone} aria-labelledby="deciding">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (may) void decide();
        }}
      >
        <h2 id="deciding">{props.title}</h2>
        {props.children}
        <label class="field">
          <span>Because{reasoned ? "" : " (may be left empty)"}</span>
          <input value={because} autofocus={first} onInput={(event) => say(event.currentTarget.value)} />
        </label>
        {trouble && (
          <p class="trouble" role="alert">
            {trouble}
          </p>
        )}
        <p class="buttons">
          <button class="main" type="submit" disabled={!may}>
            {verb}
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            Leave it
          </button>
        </p>
      </form>
    </dialog>
  );
}
