// What is on the screen as files: drawings that look right standing alone, and pictures of them.
import { day } from "./words";

const SHARP = 2; // points of a picture for one of the screen
const MARGIN = 16;
const TITLE = 18;
const SMALL = 12;
const GAP = 1.35; // of a line's height to its letters'
// What a style sheet says of a drawing's parts, as the attributes that say it without one.
const LOOKS = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
];
const SVG = "http://www.w3.org/2000/svg";

export function save(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A colour or the letters of the page: "--ink" or "--sans". */
function ours(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** When what is shown was known. */
export function known(asOf: string | undefined): string {
  return asOf ? `as it was known at ${asOf}` : `as known on ${day(new Date().toISOString())}`;
}

/** A name for a file, of words. */
export function named(words: string): string {
  return words.toLowerCase().normalize("NFKD").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 80) || "drawing";
}

/** Words in lines that are no wider than so much. */
function lines(words: string, wide: number, font: string): string[] {
  const pen = document.createElement("canvas").getContext("2d")!;
  pen.font = font;
  const found: string[] = [];
  for (const word of words.split(" ")) {
    const longer = found.length ? `${found.at(-1)} ${word}` : word;
    if (found.length && pen.measureText(longer).width <= wide) found[found.length - 1] = longer;
    else found.push(word);
  }
  return found;
}

const heavy = () => `600 ${TITLE}px ${ours("--serif")}`;
const light = () => `${SMALL}px ${ours("--sans")}`;

interface Standing {
  text: string;
  width: number;
  height: number;
}

/** A drawing of the page with its look written into it, a title above and a line on where it is from below. */
function standing(drawing: SVGElement, title: string, note: string): Standing {
  const box = drawing.getBoundingClientRect();
  const [width, inner] = [Math.round(box.width) + 2 * MARGIN, Math.round(box.height)];
  const copy = drawing.cloneNode(true) as SVGElement;
  const from = [drawing, ...drawing.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((one, n) => {
    const look = getComputedStyle(from[n]!);
    for (const key of LOOKS) one.setAttribute(key, look.getPropertyValue(key));
  });
  const whole = document.createElementNS(SVG, "svg");
  const put = (name: string, of: Record<string, string | number>, text = "") => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(of)) made.setAttribute(key, String(value));
    made.textContent = text;
    return whole.appendChild(made);
  };
  put("rect", { width: "100%", height: "100%", fill: ours("--paper") });
  let y = MARGIN;
  for (const line of lines(title, width - 2 * MARGIN, heavy())) {
    y += TITLE * GAP;
    const letters = { "font-family": ours("--serif"), "font-size": TITLE, "font-weight": 600 };
    put("text", { x: MARGIN, y: y - TITLE * 0.35, fill: ours("--ink"), ...letters }, line);
  }
  y += MARGIN / 2;
  for (const [key, value] of Object.entries({ x: MARGIN, y, width: width - 2 * MARGIN, height: inner })) {
    copy.setAttribute(key, String(value));
  }
  whole.append(copy);
  y += inner + MARGIN / 2;
  for (const line of lines(note, width - 2 * MARGIN, light())) {
    y += SMALL * GAP;
    put("text", { x: MARGIN, y, fill: ours("--soft"), "font-family": ours("--sans"), "font-size": SMALL }, line);
  }
  const height = Math.round(y + MARGIN);
  for (const [key, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) {
    whole.setAttribute(key, String(value));
  }
  return { text: new XMLSerializer().serializeToString(whole), width, height };
}

/** Saves a drawing of the page as it looks, as SVG or as a picture. */
export async function saveDrawing(drawing: SVGElement, title: string, note: string, as: "svg" | "png"): Promise<void> {
  const { text, width, height } = standing(drawing, title, note);
  const drawn = new Blob([text], { type: "image/svg+xml" });
  if (as === "svg") return save(drawn, `${named(title)}.svg`);
  const picture = new Image();
  picture.src = URL.createObjectURL(drawn);
  await picture.decode();
  const [canvas, pen] = paper(width, height, SHARP);
  pen.drawImage(picture, 0, 0, width, height);
  URL.revokeObjectURL(picture.src);
  await savePicture(canvas, title);
}

/** A canvas of so many points of the screen, to be drawn on in these. */
function paper(width: number, height: number, sharp: number): [HTMLCanvasElement, CanvasRenderingContext2D] {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.round(width * sharp), Math.round(height * sharp)];
  const pen = canvas.getContext("2d")!;
  pen.scale(sharp, sharp);
  pen.fillStyle = ours("--paper");
  pen.fillRect(0, 0, width, height);
  return [canvas, pen];
}

async function savePicture(canvas: HTMLCanvasElement, title: string): Promise<void> {
  const content = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (content) save(content, `${named(title)}.png`);
}

export interface Shot {
  title: string;
  /** Which period, and as known when. */
  under: string;
  /** What the colours mean: names of colours of the page, and words. */
  legend: [string, string][];
  attribution: string;
}

/** Saves a map with its title, period and legend, and with whom its ground is from. */
export async function saveMap(map: HTMLCanvasElement, of: Shot): Promise<void> {
  const width = map.clientWidth || map.width;
  const tall = (map.height / map.width) * width;
  const wide = width - 2 * MARGIN;
  const heads = lines(of.title, wide, heavy());
  const unders = lines(of.under, wide, light());
  const rows = legendRows(of.legend, wide);
  const feet = lines(of.attribution, wide, light());
  const top = MARGIN + heads.length * TITLE * GAP + unders.length * SMALL * GAP + MARGIN / 2;
  const below = MARGIN + (rows.length + feet.length) * SMALL * GAP * 1.1 + MARGIN;
  const [canvas, pen] = paper(width, top + tall + below, Math.max(SHARP, map.width / width));
  let y = MARGIN;
  const write = (some: string[], font: string, size: number, colour: string) => {
    pen.font = font;
    pen.fillStyle = ours(colour);
    for (const line of some) pen.fillText(line, MARGIN, (y += size * GAP) - size * 0.35);
  };
  write(heads, heavy(), TITLE, "--ink");
  write(unders, light(), SMALL, "--soft");
  pen.drawImage(map, 0, top, width, tall);
  y = top + tall + MARGIN / 2;
  for (const row of rows) {
    y += SMALL * GAP * 1.1;
    for (const { x, colour, words } of row) {
      pen.fillStyle = ours(colour);
      pen.beginPath();
      pen.arc(x + SMALL / 3, y - SMALL / 3, SMALL / 3, 0, 2 * Math.PI);
      pen.fill();
      pen.fillStyle = ours("--ink");
      pen.fillText(words, x + SMALL, y);
    }
  }
  y += MARGIN / 2;
  write(feet, light(), SMALL * 1.1, "--soft");
  await savePicture(canvas, of.title);
}

/** Where each word of a legend stands, in rows. */
function legendRows(of: [string, string][], wide: number): { x: number; colour: string; words: string }[][] {
  const pen = document.createElement("canvas").getContext("2d")!;
  pen.font = light();
  const rows: { x: number; colour: string; words: string }[][] = [];
  let x = Infinity;
  for (const [colour, words] of of) {
    const long = SMALL * 2.5 + pen.measureText(words).width;
    if (x + long > MARGIN + wide) {
      rows.push([]);
      x = MARGIN;
    }
    rows.at(-1)!.push({ x, colour, words });
    x += long;
  }
  return rows;
}
