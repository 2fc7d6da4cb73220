// The decision that was made last, and the way back from it.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { asked, tell } from "../asking";
import type { Decided } from "../records";

export interface Last {
  keep: (made: Decided, told: ComponentChildren) => void;
  undo: () => void;
  line: ComponentChildren;
}

/** Says what was decided, with a button that takes it back. */
export function useLast(onBack: () => void = () => {}): Last {
  const [made, set] = useState<Decided | null>(null);
  const [told, say] = useState<ComponentChildren>(null);
  const keep = (of: Decided, words: ComponentChildren) => (set(of), say(words));
  const undo = () => {
    if (!made) return;
    set(null);
    tell("DELETE", asked(`decisions/${made.decision.id}`)).then(
      () => (say("Taken back: all is as it was."), onBack()),
      (error: Error) => (set(made), say(error.message)),
    );
  };
  const line = (
    <p class="last" role="status">
      {told}{" "}
      {made && (
        <button onClick={undo}>
          <u>U</u>ndo
        </button>
      )}
    </p>
  );
  return { keep, undo, line };
}
