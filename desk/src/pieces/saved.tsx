// Views that were saved under a name, in this browser.
import { useState } from "preact/hooks";
import { go, here } from "../address";

interface Saved {
  name: string;
  path: string;
  params: Record<string, string>;
}

const KEY = "tocsin.views";

function saved(): Saved[] {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "[]") as Saved[];
  } catch {
    return [];
  }
}

export function SavedViews() {
  const [views, set] = useState(saved);
  const keep = (next: Saved[]) => {
    localStorage.setItem(KEY, JSON.stringify(next));
    set(next);
  };
  return (
    <>
      {views.length > 0 && (
        <select
          aria-label="Saved views"
          onChange={(event) => {
            const view = views[Number(event.currentTarget.value)];
            event.currentTarget.value = "";
            if (view) go(view.path, view.params);
          }}
        >
          <option value="">Saved views</option>
          {views.map((view, n) => (
            <option key={view.name} value={n}>
              {view.name}
            </option>
          ))}
        </select>
      )}
      <button
        onClick={() => {
          const name = prompt("A name for this view (an empty one forgets all saved views):");
          if (name === null) return;
          const { path, params } = here();
          keep(name.trim() ? [...views.filter((one) => one.name !== name.trim()), { name: name.trim(), path, params }] : []);
        }}
      >
        Save view
      </button>
    </>
  );
}
