// What somebody selected with the mouse in a sentence, as a correction to it.
import { type Setting, ofWords, says } from "../correcting";
import type { IncidentAnswer } from "../records";

const IN_ITS_WORDS = ["place", "perpetrator"];

/** None where nothing is selected in a sentence of a claim. */
export function chosenWords(of: IncidentAnswer): (Setting & { because: string }) | null {
  const chosen = getSelection();
  const words = chosen?.toString().trim();
  const quote = chosen?.anchorNode?.parentElement?.closest("blockquote");
  const item = quote?.closest<HTMLLIElement>(".claims > li");
  if (!chosen || !words || !quote || !item) return null;
  const because = says(of.view.claims[item.value - 1]?.publisher ?? null, words);
  const marked = [...quote.querySelectorAll<HTMLElement>("mark[data-field]")].find((one) => chosen.containsNode(one, true));
  const { field, value } = marked?.dataset ?? {};
  if (!field || !value) return { ...ofWords(words, of.view.incident), because };
  return { field, value: IN_ITS_WORDS.includes(field) ? words : value, because };
}
