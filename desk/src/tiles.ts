// Maps of others, from PMTiles archives on the desk's machine, drawn plainly under the incidents.
import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  SourceSpecification,
} from "maplibre-gl";
import { PMTiles, Protocol, TileType } from "pmtiles";

export interface Tiles {
  name: string;
  source: SourceSpecification;
  /** Names of the layers of a vector map; null of one that is pictures. */
  parts: string[] | null;
}

/** Colours that a map of others is drawn with. */
export interface Ink {
  sea: string;
  land: string;
  park: string;
  border: string;
  division: string;
  town: string;
  halo: string;
}

type Layer = LayerSpecification & { source: string };

const KIND: ExpressionSpecification = ["coalesce", ["get", "kind"], ["get", "class"], ""];
const GREEN = [
  "park",
  "national_park",
  "nature_reserve",
  "protected_area",
  "forest",
  "wood",
  "grass",
  "grassland",
  "scrub",
  "meadow",
  "golf_course",
  "cemetery",
];
const BROAD = ["highway", "motorway", "trunk", "major_road", "primary"];
const MIDDLE = ["medium_road", "secondary", "tertiary"];

export const protocol = new Protocol();

/** What an archive holds. Throws where it cannot be read. */
export async function read(name: string, url: string): Promise<Tiles> {
  const archive = new PMTiles(new URL(url, location.origin).href);
  const [header, metadata] = await Promise.all([archive.getHeader(), archive.getMetadata()]);
  protocol.add(archive);
  const told = metadata as { attribution?: unknown; vector_layers?: { id: string }[] } | null;
  const of = {
    tiles: [`pmtiles://${archive.source.getKey()}/{z}/{x}/{y}`],
    minzoom: header.minZoom,
    maxzoom: header.maxZoom,
    bounds: [header.minLon, header.minLat, header.maxLon, header.maxLat] as [number, number, number, number],
    attribution: plainText(String(told?.attribution ?? name)),
  };
  if (header.tileType === TileType.Mvt) {
    return { name, source: { ...of, type: "vector" }, parts: (told?.vector_layers ?? []).map((one) => one.id) };
  }
  if (header.tileType === TileType.Mlt || header.tileType === TileType.Unknown) {
    throw new Error(`${name} holds tiles of a kind that is not drawn here.`);
  }
  return { name, source: { ...of, type: "raster", tileSize: 256 }, parts: null };
}

/** The words of what may be HTML, safe where HTML is taken. */
function plainText(html: string): string {
  const words = new DOMParser().parseFromString(html, "text/html").body.textContent ?? "";
  return new Option(words).innerHTML;
}

/** The layers that draw a map: those of the ground, and its names. */
export function layersOf({ name, parts }: Tiles, ink: Ink): { ground: LayerSpecification[]; names: LayerSpecification[] } {
  const source = `tiles:${name}`;
  if (parts === null) return { ground: [{ id: source, type: "raster", source }], names: [] };
  const drawn = parts.map((part) => drawing(part, source, ink));
  const ordered = drawn.sort((a, b) => a.order - b.order).flatMap((one) => one.layers);
  return {
    ground: ordered.filter((one) => one.type !== "symbol"),
    names: ordered.filter((one) => one.type === "symbol"),
  };
}

/** How a layer is drawn, by its name in the schemas of Protomaps and OpenMapTiles; any other by its outlines. */
function drawing(part: string, source: string, ink: Ink): { order: number; layers: Layer[] } {
  const layer = { source, "source-layer": part };
  const id = `${source}:${part}`;
  const area: FilterSpecification = ["==", ["geometry-type"], "Polygon"];
  const line: FilterSpecification = ["==", ["geometry-type"], "LineString"];
  const wide = (...at: [number, number][]): ExpressionSpecification => [
    "interpolate",
    ["exponential", 1.5],
    ["zoom"],
    ...at.flat(),
  ];
  switch (part) {
    case "earth":
      return { order: 0, layers: [{ ...layer, id, type: "fill", filter: area, paint: { "fill-color": ink.land } }] };
    case "landuse":
    case "landcover":
      return {
        order: 1,
        layers: [
          {
            ...layer,
            id,
            type: "fill",
            filter: ["in", KIND, ["literal", GREEN]],
            paint: { "fill-color": ink.park, "fill-opacity": 0.55 },
          },
        ],
      };
    case "water":
    case "waterway":
      return {
        order: 2,
        layers: [
          { ...layer, id, type: "fill", filter: area, paint: { "fill-color": ink.sea } },
          { ...layer, id: `${id}:line`, type: "line", filter: line, paint: { "line-color": ink.sea, "line-width": wide([6, 0.6], [14, 3]) } },
        ],
      };
    case "buildings":
    case "building":
      return {
        order: 3,
        layers: [
          { ...layer, id, type: "fill", minzoom: 13, filter: area, paint: { "fill-color": ink.border, "fill-opacity": 0.3 } },
        ],
      };
    case "roads":
    case "transportation":
      return {
        order: 4,
        layers: [
          {
            ...layer,
            id,
            type: "line",
            filter: line,
            layout: { "line-cap": "round", "line-join": "round" },
            paint: {
              "line-color": ["match", KIND, BROAD, ink.border, ink.division],
              "line-width": [
                "interpolate",
                ["exponential", 1.5],
                ["zoom"],
                5,
                ["match", KIND, BROAD, 0.8, 0.2],
                14,
                ["match", KIND, BROAD, 5, MIDDLE, 3.5, 1.6],
              ],
            },
          },
        ],
      };
    case "boundaries":
    case "boundary":
      return {
        order: 5,
        layers: [
          { ...layer, id, type: "line", filter: line, paint: { "line-color": ink.border, "line-width": 0.8, "line-dasharray": [3, 2] } },
        ],
      };
    case "places":
    case "place":
      return {
        order: 6,
        layers: [
          {
            ...layer,
            id,
            type: "symbol",
            filter: ["!", ["in", KIND, ["literal", ["country", "continent"]]]],
            layout: {
              "text-font": ["sans-serif"],
              "text-size": 11,
              "text-max-width": 7,
              "text-field": ["coalesce", ["get", "name:en"], ["get", "name"], ""],
              "symbol-sort-key": ["coalesce", ["get", "rank"], ["-", 0, ["coalesce", ["get", "population_rank"], 0]]],
            },
            paint: { "text-color": ink.town, "text-halo-color": ink.halo, "text-halo-width": 1.2 },
          },
        ],
      };
    default:
      return {
        order: 7,
        layers: [
          { ...layer, id, type: "line", paint: { "line-color": ink.town, "line-width": 1 } },
          {
            ...layer,
            id: `${id}:point`,
            type: "circle",
            filter: ["==", ["geometry-type"], "Point"],
            paint: { "circle-color": ink.town, "circle-radius": 2.5 },
          },
        ],
      };
  }
}
