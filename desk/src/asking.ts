// Questions to the API. What was asked stays on the screen until the next answer is here.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Params } from "./address";

export class Trouble extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export function asked(path: string, params: Params = {}): string {
  const told = Object.entries(params).filter((pair): pair is [string, string] => !!pair[1]);
  const query = new URLSearchParams(told).toString();
  return query ? `/api/${path}?${query}` : `/api/${path}`;
}

async function answer<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T;
  if (response.ok) return (await response.json()) as T;
  const told = await response.json().catch(() => null);
  throw new Trouble(response.status, told?.message ?? `The desk answered ${response.status}: try again.`);
}

export async function ask<T>(url: string, signal?: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await fetch(url, { signal });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Trouble(0, "The desk does not answer: is tocsin serve still running?");
  }
  return answer<T>(response);
}

/** Asks for a change: the mark says that it is our own page that does. */
export async function tell<T>(method: "POST" | "DELETE" | "PATCH", url: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = { "X-Tocsin": "1" };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const sent = body === undefined ? undefined : JSON.stringify(body);
  const told = await answer<T>(await fetch(url, { method, headers, body: sent }));
  renew();
  return told;
}

/** Asks for changes, and says why one could not be; what a change answers is null then. */
export function useSend() {
  const [trouble, set] = useState<string | null>(null);
  const send = async (method: "POST" | "PATCH" | "DELETE", url: string, body?: unknown): Promise<unknown> => {
    set(null);
    try {
      return await tell(method, url, body);
    } catch (error) {
      set((error as Error).message);
      return null;
    }
  };
  return { trouble, send };
}

const waiting = new Set<() => void>();

/** Has everything on the screen asked for anew. */
export function renew(): void {
  for (const hear of waiting) hear();
}

export interface Answer<T> {
  data: T | null;
  trouble: string | null;
  busy: boolean;
}

/** The answer to a question, kept up with the ledger; null asks nothing. */
export function useAnswer<T>(url: string | null): Answer<T> {
  const [state, set] = useState<Answer<T>>({ data: null, trouble: null, busy: url !== null });
  const [turn, again] = useState(0);
  const last = useRef<string | null>(null);
  useEffect(() => {
    const hear = () => again((n) => n + 1);
    waiting.add(hear);
    return () => void waiting.delete(hear);
  }, []);
  useEffect(() => {
    if (url === null) return set({ data: null, trouble: null, busy: false });
    const stop = new AbortController();
    const other = last.current?.split("?")[0] !== url.split("?")[0];
    last.current = url;
    set((before) => ({ data: other ? null : before.data, trouble: null, busy: true }));
    ask<T>(url, stop.signal).then(
      (data) => set({ data, trouble: null, busy: false }),
      (error: Error) => stop.signal.aborted || set({ data: null, trouble: error.message, busy: false }),
    );
    return () => stop.abort();
  }, [url, turn]);
  return state;
}
