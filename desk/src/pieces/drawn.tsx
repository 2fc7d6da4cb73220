// A drawing, and the files that it is saved as.
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { useAddress } from "../address";

export function Drawn({ title, note = "", children }: { title: string; note?: string; children: ComponentChildren }) {
  const { params } = useAddress();
  const box = useRef<HTMLElement>(null);
  const save = async (as: "svg" | "png") => {
    const drawing = box.current?.querySelector("svg");
    const { known, saveDrawing } = await import("../saving");
    if (drawing) await saveDrawing(drawing, title, [note, `Tocsin, ${known(params.as_of)}.`].filter(Boolean).join(" "), as);
  };
  return (
    <figure class="drawn" ref={box}>
      {children}
      <figcaption>
        {note}{" "}
        <span class="tools">
          {(["svg", "png"] as const).map((as) => (
            <button key={as} class="small" aria-label={`Save as ${as.toUpperCase()}: ${title}`} onClick={() => void save(as)}>
              {as.toUpperCase()}
            </button>
          ))}
        </span>
      </figcaption>
    </figure>
  );
}
