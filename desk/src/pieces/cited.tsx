// The claims that say a value, by their numbers.
export function Cited({ by, number }: { by: string[]; number: Record<string, number> }) {
  const told = by
    .filter((id) => number[id])
    .map((id) => [id, number[id]!] as const)
    .sort(([, a], [, b]) => a - b);
  return (
    <sup class="cited">
      {told.map(([id, n]) => (
        <a key={id} href={`#claim-${n}`} title="The claim that says so">
          {n}
        </a>
      ))}
    </sup>
  );
}
