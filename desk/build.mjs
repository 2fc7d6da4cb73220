// Builds the desk's pages into a folder: one program, the map's apart so that pages without a map never load it.
import { build } from "esbuild";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const into = resolve(process.argv[2] ?? join(here, "..", "src", "tocsin", "serving", "built"));
const maplibre = dirname(createRequire(import.meta.url).resolve("maplibre-gl/dist/maplibre-gl.css"));

await rm(into, { recursive: true, force: true });
await mkdir(into, { recursive: true });

const common = { bundle: true, minify: true, format: "esm", target: "es2022", outdir: into, metafile: true, logLevel: "warning" };
const worker = await build({
  ...common,
  entryPoints: { "map-worker": join(maplibre, "maplibre-gl-worker.mjs") },
  entryNames: "[name]-[hash]",
});
const workerName = basename(Object.keys(worker.metafile.outputs).find((name) => name.endsWith(".js")));
const pages = await build({
  ...common,
  splitting: true,
  entryPoints: { desk: join(here, "src", "main.tsx") },
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  jsx: "automatic",
  jsxImportSource: "preact",
  define: { MAP_WORKER: JSON.stringify(`/built/${workerName}`) },
  loader: { ".svg": "file" },
});

const entry = Object.entries(pages.metafile.outputs).find(([, made]) => made.entryPoint?.endsWith("main.tsx"));
const document = (await readFile(join(here, "src", "index.html"), "utf8"))
  .replace("%SCRIPT%", `/built/${basename(entry[0])}`)
  .replace("%STYLE%", `/built/${basename(entry[1].cssBundle)}`);
await writeFile(join(into, "index.html"), document);
