// The address of a view says all of it: what is shown, how it is filtered, and as of when.
import { useEffect, useState } from "preact/hooks";

export type Params = Record<string, string | undefined>;

export interface Address {
  path: string;
  params: Record<string, string>;
}

const heard = new Set<() => void>();

export function here(): Address {
  return { path: location.pathname, params: Object.fromEntries(new URLSearchParams(location.search)) };
}

/** An address as text; empty parameters are left out, and the moment that is looked from goes along. */
export function written(path: string, params: Params = {}): string {
  const asOf = "as_of" in params ? params.as_of : here().params.as_of;
  const told = Object.entries({ ...params, as_of: asOf }).filter((pair): pair is [string, string] => !!pair[1]);
  const query = new URLSearchParams(told).toString();
  return query ? `${path}?${query}` : path;
}

export function go(path: string, params: Params = {}, how: "push" | "replace" = "push"): void {
  const to = written(path, params);
  if (how === "push") history.pushState(null, "", to);
  else history.replaceState(null, "", to);
  for (const hear of heard) hear();
}

/** The same view with some parameters otherwise. */
export function change(params: Params, how: "push" | "replace" = "replace"): void {
  const now = here();
  go(now.path, { ...now.params, ...params }, how);
}

export function useAddress(): Address {
  const [address, set] = useState(here);
  useEffect(() => {
    const hear = () => set(here());
    heard.add(hear);
    addEventListener("popstate", hear);
    return () => {
      heard.delete(hear);
      removeEventListener("popstate", hear);
    };
  }, []);
  return address;
}

/** Follows a link inside the desk without loading the document anew. */
export function follow(event: MouseEvent): void {
  const link = (event.target as Element | null)?.closest?.("a");
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || event.defaultPrevented || link.target || link.hasAttribute("download")) return;
  const to = new URL(link.href);
  if (to.origin !== location.origin || to.pathname.startsWith("/api") || to.pathname.endsWith(".json")) return;
  if (to.hash && to.pathname === location.pathname && to.search === location.search) return;
  event.preventDefault();
  history.pushState(null, "", to.href);
  for (const hear of heard) hear();
  scrollTo(0, 0);
  document.querySelector<HTMLElement>("main")?.focus({ preventScroll: true });
}
