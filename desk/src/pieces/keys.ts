// Single keys that a view hears while nobody types, and going from one item of a list to the next.
import { useLayoutEffect, useRef } from "preact/hooks";

/** What a key does; false where it is left to the browser after all. */
export type Act = (event: KeyboardEvent) => void | false;

export function useKeys(keys: Record<string, Act>, on = true): void {
  const now = useRef(keys);
  now.current = keys;
  useLayoutEffect(() => {
    if (!on) return;
    const hear = (event: KeyboardEvent) => {
      const typing = (event.target as Element).closest("input:not([type=checkbox]), textarea, select, dialog");
      const act = now.current[event.key];
      if (!act || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (act(event) !== false) event.preventDefault();
    };
    addEventListener("keydown", hear);
    return () => removeEventListener("keydown", hear);
  }, [on]);
}

/** The item that holds what the keys go to. */
export function current(items: HTMLElement[]): HTMLElement | undefined {
  return items.find((one) => one.contains(document.activeElement));
}

/** Goes on by so many items, to the first link of each; from outside to the first. */
export function move(items: HTMLElement[], by: number): void {
  const at = items.findIndex((one) => one.contains(document.activeElement));
  const next = items[at < 0 ? 0 : Math.max(0, Math.min(items.length - 1, at + by))];
  next?.querySelector("a")?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

/** j and k everywhere, arrows where an item has the keys already: elsewhere they move the page. */
export function moving(items: () => HTMLElement[]): Record<string, Act> {
  const arrow = (by: number) => () => (current(items()) ? move(items(), by) : (false as const));
  return {
    j: () => move(items(), 1),
    k: () => move(items(), -1),
    ArrowDown: arrow(1),
    ArrowUp: arrow(-1),
  };
}
