"""Small maps as PMTiles archives: vector tiles written as their specification says, and pictures."""

from __future__ import annotations

import gzip
import struct
import zlib

from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import write

EXTENT = 4096
WORLD = {"min_lon_e7": -1800000000, "min_lat_e7": -850000000, "max_lon_e7": 1800000000, "max_lat_e7": 850000000}
ATTRIBUTION = "<a href='https://tiles.example/'>Test mappers</a><img src='https://tiles.example/spy.png'>"


def varint(number):
    found = b""
    while number > 0x7F:
        found += bytes([number & 0x7F | 0x80])
        number >>= 7
    return found + bytes([number])


def field(number, content):
    """A field of a protocol buffer: a number, or bytes."""
    if isinstance(content, int):
        return varint(number << 3) + varint(content)
    return varint(number << 3 | 2) + varint(len(content)) + content


def zigzag(number):
    return number * 2 if number >= 0 else -number * 2 - 1


def geometry(points, closed):
    """Moves to the first point and draws lines to the others (Mapbox Vector Tile specification 2.1, section 4.3)."""
    at, found = (0, 0), []
    for n, (x, y) in enumerate(points):
        if n == 0:
            found.append(1 << 3 | 1)
        elif n == 1:
            found.append((len(points) - 1) << 3 | 2)
        found += [zigzag(x - at[0]), zigzag(y - at[1])]
        at = (x, y)
    return b"".join(map(varint, found + ([1 << 3 | 7] if closed else [])))


SHAPES = {"point": 1, "line": 2, "area": 3}


def layer(named, shape, points, /, **told):
    tags = b"".join(varint(n) + varint(n) for n in range(len(told)))
    feature = field(2, tags) + field(3, SHAPES[shape]) + field(4, geometry(points, shape == "area"))
    keys = b"".join(field(3, key.encode()) for key in told)
    values = b"".join(field(4, field(1, value.encode())) for value in told.values())
    return field(3, field(15, 2) + field(1, named.encode()) + field(2, feature) + keys + values + field(5, EXTENT))


def square(west, north, east, south):
    return [(west, north), (east, north), (east, south), (west, south)]


def vector_map(path):
    tile = (
        layer("earth", "area", square(0, 0, EXTENT, EXTENT))
        + layer("water", "area", square(1800, 0, EXTENT, EXTENT))
        + layer("roads", "line", [(0, 1800), (EXTENT, 1800)], kind="highway")
        + layer("places", "point", [(1650, 2100)], kind="locality", name="Testville")
        + layer("wells", "point", [(1700, 1900)])
    )
    layers = [{"id": name, "fields": {}} for name in ("water", "earth", "roads", "places", "wells")]
    return archive(path, gzip.compress(tile), TileType.MVT, Compression.GZIP, {"vector_layers": layers})


def picture_map(path, colour):
    return archive(path, png(colour), TileType.PNG, Compression.NONE, {})


def png(colour, across=256):
    def chunk(name, content):
        told = name + content
        return struct.pack(">I", len(content)) + told + struct.pack(">I", zlib.crc32(told))

    rows = (b"\0" + bytes(colour) * across) * across
    head = struct.pack(">IIBBBBB", across, across, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def archive(path, tile, kind, compression, metadata):
    """One tile of the whole world."""
    with write(str(path)) as made:
        made.write_tile(zxy_to_tileid(0, 0, 0), tile)
        about = {"tile_type": kind, "tile_compression": compression, "center_zoom": 0, "center_lon_e7": 0}
        made.finalize({**about, **WORLD, "center_lat_e7": 0}, {**metadata, "attribution": ATTRIBUTION})
    return path
