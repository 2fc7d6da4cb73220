// The map: the ground from the desk itself, incidents as precise as they are placed.
import * as maplibregl from "maplibre-gl";
import type {
  DataDrivenPropertyValueSpecification,
  ExpressionSpecification,
  GeoJSONSource,
  StyleSpecification,
} from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import { asked, ask } from "./asking";
import type { Situation, TileArchive } from "./records";
import { Switches } from "./switches";
import type { Tiles } from "./tiles";
import { KIND_OF, TYPES, type Kind } from "./words";

declare const MAP_WORKER: string;
maplibregl.setWorkerUrl(new URL(MAP_WORKER, location.origin).href);
maplibregl.prewarm(); // the workers start while the first answer is on its way

export interface Picked {
  id?: string;
  bbox?: string;
  area?: string;
  title?: string;
}

interface Look {
  sea: string;
  land: string;
  park: string;
  border: string;
  division: string;
  town: string;
  halo: string;
  ink: string;
  kinds: Record<Kind, string>;
}

function look(): Look {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    sea: of("sea"),
    land: of("land"),
    park: of("m-place"),
    border: of("border"),
    division: of("division"),
    town: of("soft"),
    halo: of("land"),
    ink: of("ink"),
    kinds: {
      captivity: of("captivity"),
      freed: of("freed"),
      violence: of("violence"),
      damage: of("damage"),
      unrest: of("unrest"),
      disruption: of("disruption"),
    },
  };
}

const NOTHING: GeoJSON.FeatureCollection = { type: "FeatureCollection", features: [] };
const CIRCLE = 48; // corners of the ground within a radius
const NEAR = 4; // the zoom from which divisions, finer borders and more towns are drawn
const COUNTRY: ExpressionSpecification = ["==", ["length", ["get", "id"]], 2];
const NONE: ExpressionSpecification = ["==", ["get", "id"], ""];
const SHADED = [
  { id: "areas-far", source: "countries" },
  { id: "areas-near", source: "divisions" },
];
const MOST = 16; // countries that are drawn finely at once
const ONE_PLACE = 0.02; // degrees across
const KM_A_DEGREE = 111.195;
const FONT = ["sans-serif"];
const EVERYWHERE = { center: [12, 18] as [number, number], zoom: 1.4 };

function style(of: Look, drawn: Drawn): StyleSpecification {
  const kind = ["match", ["get", "kind"], ...Object.entries(of.kinds).flat(), of.ink] as never;
  const label = { "text-font": FONT, "text-size": 11, "text-max-width": 7 };
  const halo = { "text-halo-color": of.halo, "text-halo-width": 1.2 };
  const own = (data: GeoJSON.FeatureCollection | string) => ({ type: "geojson" as const, data });
  return {
    version: 8,
    sources: {
      countries: { ...own("/api/ground/countries"), attribution: "Natural Earth, GeoNames" },
      names: own(NOTHING),
      divisions: own(NOTHING),
      towns: own("/api/ground/towns"),
      near: own(NOTHING),
      ...(Object.fromEntries(DRAWN.map((name) => [name, own(collection(drawn[name]))])) as StyleSpecification["sources"]),
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": of.sea } },
      { id: "land", type: "fill", source: "countries", paint: { "fill-color": of.land } },
      {
        id: "near-land",
        type: "fill",
        source: "divisions",
        minzoom: NEAR,
        filter: COUNTRY,
        paint: { "fill-color": of.land },
      },
      ...SHADED.map(({ id, source }) => ({
        id,
        type: "fill" as const,
        source,
        filter: NONE,
        paint: { "fill-color": of.ink, "fill-opacity": 0.13 },
      })),
      {
        id: "divisions",
        type: "line",
        source: "divisions",
        minzoom: NEAR,
        filter: ["!", COUNTRY],
        paint: { "line-color": of.division, "line-width": 0.6 },
      },
      {
        id: "borders",
        type: "line",
        source: "countries",
        maxzoom: NEAR + 0.5,
        paint: { "line-color": of.border, "line-width": 0.9 },
      },
      {
        id: "near-borders",
        type: "line",
        source: "divisions",
        minzoom: NEAR,
        filter: COUNTRY,
        paint: { "line-color": of.border, "line-width": 0.9 },
      },
      ...SHADED.map(({ id, source }) => ({
        id: `${id}-edge`,
        type: "line" as const,
        source,
        filter: NONE,
        paint: { "line-color": of.ink, "line-width": 1, "line-dasharray": [3, 2], "line-opacity": 0.7 },
      })),
      { id: "radii", type: "fill", source: "radii", paint: { "fill-color": kind, "fill-opacity": 0.12 } },
      {
        id: "radii-edge",
        type: "line",
        source: "radii",
        paint: { "line-color": kind, "line-opacity": 0.4, "line-width": 0.8 },
      },
      {
        id: "names",
        type: "symbol",
        source: "names",
        maxzoom: 5.5,
        // Small islands would be written where large countries find no room.
        filter: [">=", ["get", "size"], ["step", ["zoom"], 6, 2.5, 1.5, 3.5, 0]],
        layout: {
          ...label,
          "text-field": ["get", "name"],
          "text-size": ["interpolate", ["linear"], ["zoom"], 1, 10, 5, 15],
          "text-transform": "uppercase",
          "text-letter-spacing": 0.08,
          "symbol-sort-key": ["-", 0, ["get", "size"]],
        },
        paint: { "text-color": of.town, ...halo },
      },
      ...["towns", "near"].map((source) => ({
        id: source,
        type: "symbol" as const,
        source,
        minzoom: source === "near" ? 5 : 3.2,
        layout: {
          ...label,
          "text-field": ["get", "name"] as never,
          "text-anchor": "left" as const,
          "text-offset": [0.5, 0] as [number, number],
          "symbol-sort-key": ["get", "rank"] as never,
        },
        paint: { "text-color": of.town, ...halo },
      })),
      {
        id: "routes",
        type: "line",
        source: "routes",
        paint: { "line-color": kind, "line-width": 3, "line-dasharray": [2, 1.2] },
      },
      {
        id: "clusters",
        type: "circle",
        source: "clusters",
        paint: {
          "circle-color": kind,
          "circle-opacity": 0.82,
          "circle-stroke-color": of.halo,
          "circle-stroke-width": 1.5,
          "circle-radius": ["interpolate", ["linear"], ["sqrt", ["get", "number"]], 1, 9, 30, 24, 100, 34],
        },
      },
      {
        id: "cluster-numbers",
        type: "symbol",
        source: "clusters",
        layout: { "text-font": FONT, "text-size": 12, "text-field": ["get", "told"], "text-allow-overlap": true },
        paint: { "text-color": "#fff" },
      },
      {
        id: "counts",
        type: "symbol",
        source: "counts",
        layout: {
          "text-font": FONT,
          "text-size": 12,
          "text-field": ["concat", "≈ ", ["get", "told"]],
          "text-allow-overlap": true,
        },
        paint: { "text-color": kind, "text-halo-color": of.halo, "text-halo-width": 2 },
      },
      {
        id: "spots",
        type: "circle",
        source: "spots",
        paint: {
          "circle-color": kind,
          "circle-radius": 5.5,
          "circle-stroke-color": of.halo,
          "circle-stroke-width": 1.5,
        },
      },
    ],
  };
}

/** What tells of incidents, by the source that it is drawn from. */
const DRAWN = ["counts", "radii", "routes", "clusters", "spots"] as const;
type Drawn = Record<(typeof DRAWN)[number], GeoJSON.Feature[]>;

const collection = (features: GeoJSON.Feature[]): GeoJSON.FeatureCollection => ({ type: "FeatureCollection", features });

function drawn(of: Situation | null): Drawn {
  if (!of) return { counts: [], radii: [], routes: [], clusters: [], spots: [] };
  const spots = of.spots.map((one) => ({ ...one, kind: KIND_OF[one.type] ?? "disruption" }));
  // Of a cluster the ground is drawn once it is one place: before, it stands for many.
  const places = of.clusters.filter((one) => one.east - one.west + one.north - one.south < ONE_PLACE);
  return {
    clusters: of.clusters.map((one) =>
      point(one.lon, one.lat, {
        number: one.number,
        told: number(one.number),
        kind: kindOf(one.types),
        title: told(one.types),
        bbox: [one.west, one.south, one.east, one.north].join(","),
      }),
    ),
    spots: spots.map(({ lon, lat, ...one }) => point(lon, lat, one)),
    radii: [
      ...spots.map((one) => around(one.lon, one.lat, one.radius_km, { kind: one.kind })),
      ...places.map((one) => around(one.lon, one.lat, one.radius_km, { kind: kindOf(one.types) })),
    ],
    routes: of.routes.map(({ geometry, ...one }) => ({
      type: "Feature",
      geometry,
      properties: { ...one, kind: KIND_OF[one.type] ?? "disruption" },
    })),
    counts: of.areas
      .filter((one) => one.lon !== null && one.lat !== null)
      .map((one) =>
        point(one.lon!, one.lat!, {
          told: number(one.number),
          kind: kindOf(one.types),
          area: one.id,
          title: `${one.name}, no closer: ${told(one.types)}`,
        }),
      ),
  };
}

/** The part of a map in which some incidents are; null where none has a point. */
function bounds(of: Situation): [number, number, number, number] | null {
  const boxes = [
    ...of.clusters.map((one) => [one.west, one.south, one.east, one.north]),
    ...of.spots.map((one) => [one.lon, one.lat, one.lon, one.lat]),
  ];
  if (!boxes.length) return null;
  const least = (n: number) => Math.min(...boxes.map((box) => box[n]!));
  const most = (n: number) => Math.max(...boxes.map((box) => box[n]!));
  return [least(0), least(1), most(2), most(3)];
}

/** Where an address says that the map is: its middle and its zoom. */
export function placed(at: string | undefined): { center: [number, number]; zoom: number } | null {
  const [lon, lat, zoom] = (at ?? "").split(",").map(Number);
  return at && [lon, lat, zoom].every((n) => n !== undefined && Number.isFinite(n))
    ? { center: [lon!, lat!], zoom: zoom! }
    : null;
}

function kindOf(types: Record<string, number>): Kind {
  const first = Object.keys(types)[0];
  return (first && KIND_OF[first]) || "disruption";
}

function told(types: Record<string, number>): string {
  return Object.entries(types)
    .map(([type, n]) => `${n} ${(TYPES[type] ?? type).toLowerCase()}`)
    .join(", ");
}

function point(lon: number, lat: number, properties: object): GeoJSON.Feature {
  return { type: "Feature", geometry: { type: "Point", coordinates: [lon, lat] }, properties: { ...properties } };
}

/** The ground within so many kilometres of a point. */
function around(lon: number, lat: number, km: number, properties: object): GeoJSON.Feature {
  const ring = Array.from({ length: CIRCLE + 1 }, (_, n) => {
    const turn = (n / CIRCLE) * 2 * Math.PI;
    const up = (km / KM_A_DEGREE) * Math.sin(turn);
    const across = ((km / KM_A_DEGREE) * Math.cos(turn)) / Math.max(0.05, Math.cos((lat * Math.PI) / 180));
    return [lon + across, lat + up];
  });
  return { type: "Feature", geometry: { type: "Polygon", coordinates: [ring] }, properties: { ...properties } };
}

/** Whether the largest part of a country, taken as a square around its middle, meets what is in view. */
function overlap(of: GeoJSON.Feature, view: maplibregl.LngLatBounds): boolean {
  const [lon, lat] = of.properties!.at as [number, number];
  const half = Math.sqrt(of.properties!.size as number);
  return (
    lon + half > view.getWest() && lon - half < view.getEast() && lat + half > view.getSouth() && lat - half < view.getNorth()
  );
}

const number = (n: number) => (n < 10_000 ? String(n) : `${Math.round(n / 1000)}k`);

export class Ground {
  readonly map: maplibregl.Map;
  private fine = "";
  private told = new Set<string>();
  private countries: Promise<GeoJSON.FeatureCollection>;
  private shown = "";
  private popup = new maplibregl.Popup({ closeButton: false, closeOnClick: false, maxWidth: "280px" });
  private loaded: Promise<void>;
  private tiles: Tiles[] = [];
  private hidden: Set<string>;
  private sources: globalThis.Map<string, string>;

  constructor(
    into: HTMLElement,
    at: string | undefined,
    hidden: string | undefined,
    first: Situation | null,
    private onMove: () => void,
    private onPick: (picked: Picked) => void,
  ) {
    const begins = drawn(first);
    const fits = first && bounds(first);
    const view = placed(at) ?? (fits ? { bounds: fits, fitBoundsOptions: { padding: 80, maxZoom: 6 } } : EVERYWHERE);
    this.sources = new globalThis.Map(DRAWN.map((name) => [name, JSON.stringify(begins[name])]));
    this.map = new maplibregl.Map({
      container: into,
      style: style(look(), begins),
      ...view,
      minZoom: 0.6,
      maxZoom: 14,
      dragRotate: false,
      pitchWithRotate: false,
      fadeDuration: 0,
      attributionControl: { compact: true },
      localIdeographFontFamily: "sans-serif",
    });
    this.hidden = new Set((hidden ?? "").split(",").filter(Boolean));
    this.map.touchZoomRotate.disableRotation();
    this.map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-right");
    this.map.addControl(new maplibregl.ScaleControl({}), "bottom-left");
    this.loaded = new Promise((done) => this.map.once("load", () => done()));
    this.countries = ask<GeoJSON.FeatureCollection>("/api/ground/countries");
    void this.named();
    void this.others();
    this.map.on("moveend", () => {
      this.onMove();
      void this.nearer();
    });
    for (const layer of ["clusters", "spots", "routes", "counts"]) {
      this.map.on("click", layer, (event) => this.picked(layer, event.features?.[0]?.properties ?? {}));
      this.map.on("mousemove", layer, (event) => {
        const of = event.features?.[0]?.properties ?? {};
        this.map.getCanvas().style.cursor = "pointer";
        this.popup.setLngLat(event.lngLat).setText(String(of.title ?? "")).addTo(this.map);
      });
      this.map.on("mouseleave", layer, () => {
        this.map.getCanvas().style.cursor = "";
        this.popup.remove();
      });
    }
  }

  get box(): string {
    const of = this.map.getBounds();
    return [of.getWest(), of.getSouth(), of.getEast(), of.getNorth()].map((n) => n.toFixed(4)).join(",");
  }

  get zoom(): number {
    return this.map.getZoom();
  }

  get place(): string {
    const { lng, lat } = this.map.getCenter();
    return `${lng.toFixed(3)},${lat.toFixed(3)},${this.zoom.toFixed(2)}`;
  }

  /** The map as it is seen, once all of it is there; what was drawn on the screen cannot be read later. */
  async picture(): Promise<HTMLCanvasElement> {
    await this.loaded;
    if (!this.map.loaded()) await new Promise((done) => this.map.once("idle", done));
    return this.copied();
  }

  /** A copy of what is drawn, at once. */
  copied(): HTMLCanvasElement {
    this.map.redraw();
    const [drawn, copy] = [this.map.getCanvas(), document.createElement("canvas")];
    [copy.width, copy.height] = [drawn.width, drawn.height];
    copy.getContext("2d")!.drawImage(drawn, 0, 0);
    return copy;
  }

  get attribution(): string {
    return this.map.getContainer().querySelector(".maplibregl-ctrl-attrib-inner")?.textContent ?? "";
  }

  remove(): void {
    this.map.remove();
  }

  restyle(): void {
    this.shown = this.fine = "";
    this.map.setStyle(style(look(), drawn(this.last)), { diff: false });
    this.map.once("styledata", () => {
      void this.named();
      void this.spread();
      if (this.last) void this.show(this.last);
    });
  }

  /** The maps under the incidents that are not shown, as an address says them. */
  get away(): string {
    return [...this.hidden].sort().join(",");
  }

  /** Maps of others, where the desk has some; what reads them is loaded then alone. */
  private async others(): Promise<void> {
    const archives = await ask<TileArchive[]>("/api/tiles");
    if (!archives.length) return;
    const { protocol, read } = await import("./tiles");
    maplibregl.addProtocol("pmtiles", protocol.tile);
    const switches = new Switches((name, on) => this.turn(name, on));
    this.map.addControl(switches, "top-right");
    for (const { name, url } of archives) {
      try {
        this.tiles.push(await read(name, url));
        switches.add(name, !this.hidden.has(name));
      } catch (error) {
        switches.say(`${name} cannot be drawn: ${(error as Error).message}`);
      }
    }
    await this.loaded;
    await this.spread();
  }

  private turn(name: string, on: boolean): void {
    if (on) this.hidden.delete(name);
    else this.hidden.add(name);
    for (const { id } of this.map.getStyle().layers.filter((one) => "source" in one && one.source === `tiles:${name}`)) {
      this.map.setLayoutProperty(id, "visibility", on ? "visible" : "none");
    }
    this.onMove();
  }

  /** Draws the maps of others over the ground and under all that tells of incidents. */
  private async spread(): Promise<void> {
    if (!this.tiles.length) return;
    const { layersOf } = await import("./tiles");
    const ink = look();
    for (const one of this.tiles) {
      if (this.map.getSource(`tiles:${one.name}`)) continue;
      this.map.addSource(`tiles:${one.name}`, one.source);
      const { ground, names } = layersOf(one, ink);
      const seen = this.hidden.has(one.name) ? "none" : "visible";
      const add = (before: string) => (layer: maplibregl.LayerSpecification) =>
        this.map.addLayer({ ...layer, layout: { ...layer.layout, visibility: seen } } as maplibregl.LayerSpecification, before);
      ground.forEach(add("areas-far"));
      names.forEach(add("names"));
    }
  }

  private last: Situation | null = null;

  /** Draws what is shown; a source whose part of it is what it was is left alone. */
  async show(of: Situation): Promise<void> {
    this.last = of;
    await this.loaded;
    for (const [name, features] of Object.entries(drawn(of))) {
      const told = JSON.stringify(features);
      if (told === this.sources.get(name)) continue;
      this.sources.set(name, told);
      this.set(name, features);
    }
    this.shade(of);
  }

  /** Shades the divisions and countries of which it is told and no closer. */
  private shade(of: Situation): void {
    const near = this.zoom > NEAR - 1.5;
    const within = this.map.getBounds();
    const seen = of.areas.filter((one) => one.lon !== null && within.contains([one.lon!, one.lat!]));
    this.told = new Set(near ? seen.filter((one) => one.id.includes(".")).map((one) => one.country) : []);
    const shown: Record<string, [string, Kind][]> = { "areas-far": [], "areas-near": [] };
    for (const one of seen) {
      const divided = near && one.id.includes(".");
      shown[divided ? "areas-near" : "areas-far"]!.push([divided ? one.id : one.country, kindOf(one.types)]);
    }
    const key = JSON.stringify(shown);
    if (key === this.shown) return;
    this.shown = key;
    const { kinds, ink } = look();
    for (const [layer, some] of Object.entries(shown)) {
      const ids = [...new Map(some)];
      const choice = ["match", ["get", "id"], ...ids.flatMap(([id, kind]) => [id, kinds[kind]]), ink];
      const colour = (ids.length ? choice : ink) as DataDrivenPropertyValueSpecification<string>;
      const filter = ["in", ["get", "id"], ["literal", ids.map(([id]) => id)]] as ExpressionSpecification;
      this.map.setPaintProperty(layer, "fill-color", colour);
      this.map.setPaintProperty(`${layer}-edge`, "line-color", colour);
      this.map.setFilter(layer, filter);
      this.map.setFilter(`${layer}-edge`, filter);
    }
    void this.nearer();
  }

  /** Names of countries, each once, in its middle. */
  private async named(): Promise<void> {
    const { features } = await this.countries;
    await this.loaded;
    this.set("names", features.map(({ properties: of }) => point(of!.at[0], of!.at[1], { name: of!.name, size: of!.size })));
  }

  /** Divisions and towns of the countries in view, once it is near enough; fetched and parsed off the main thread. */
  private async nearer(): Promise<void> {
    const { features } = await this.countries;
    const within = this.map.getBounds();
    const near = this.zoom < NEAR ? [] : features.filter((f) => overlap(f, within));
    const middle = this.map.getCenter();
    const away = (f: GeoJSON.Feature) => Math.hypot(f.properties!.at[0] - middle.lng, f.properties!.at[1] - middle.lat);
    const codes = [...near].sort((a, b) => away(a) - away(b)).map((f) => String(f.properties!.id));
    const some = [...new Set([...codes, ...this.told])].slice(0, MOST).sort().join(",");
    if (some === this.fine) return;
    this.fine = some;
    const url = (kind: string) => new URL(asked(`ground/${kind}`, { countries: some }), location.origin).href;
    this.map.getSource<GeoJSONSource>("divisions")?.setData(some ? url("divisions") : NOTHING);
    this.map.getSource<GeoJSONSource>("near")?.setData(some && this.zoom >= NEAR ? url("towns") : NOTHING);
  }

  private picked(layer: string, of: Record<string, unknown>): void {
    if (layer === "clusters") {
      const [west, south, east, north] = String(of.bbox).split(",").map(Number) as [number, number, number, number];
      const wide = Math.max(east - west, north - south);
      if (wide < ONE_PLACE || this.zoom > 12) this.onPick({ bbox: String(of.bbox), title: String(of.title) });
      else this.map.fitBounds([west, south, east, north], { padding: 90, maxZoom: 12.5 });
    } else if (layer === "counts") this.onPick({ area: String(of.area), title: String(of.title) });
    else this.onPick({ id: String(of.id) });
  }

  private set(name: string, features: GeoJSON.Feature[]): void {
    this.map.getSource<GeoJSONSource>(name)?.setData(collection(features));
  }
}
