// Small things that many views share.
import type { ComponentChildren } from "preact";
import { written } from "../address";
import type { Answer } from "../asking";
import { KIND_OF, TYPES, plain } from "../words";

/** A view of an answer: what it says, or why there is none. */
export function Told<T>({ of, children }: { of: Answer<T>; children: (data: T) => ComponentChildren }) {
  if (of.trouble) return <p class="trouble">{of.trouble}</p>;
  if (of.data === null) return <p class="note">…</p>;
  return <div aria-busy={of.busy}>{children(of.data)}</div>;
}

export function Heading({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="heading">
      <h1>{title}</h1>
      <div class="tools">{children}</div>
    </div>
  );
}

export function Type({ of }: { of: string }) {
  return (
    <span class={`type ${KIND_OF[of] ?? "disruption"}`}>
      <i aria-hidden="true" />
      {TYPES[of] ?? plain(of)}
    </span>
  );
}

export function Badge({ of, kind }: { of: string; kind?: string }) {
  return <span class={`badge ${kind ?? of.replaceAll(" ", "-")}`}>{plain(of)}</span>;
}

export function ReportLink({ id, children }: { id: string; children: ComponentChildren }) {
  return <a href={written("/report", { id })}>{children}</a>;
}

/** A link to an incident, whatever is said of it. */
export function IncidentLink({ id, children }: { id: string; children: ComponentChildren }) {
  return <a href={written(`/incidents/${encodeURIComponent(id)}`)}>{children}</a>;
}

export function Download({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <a class="button" href={href} download>
      {children}
    </a>
  );
}

export function Print() {
  return <button onClick={() => print()}>Print</button>;
}
