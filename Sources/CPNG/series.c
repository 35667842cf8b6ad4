#include "include/CPNG.h"
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

// The frames of a walkthrough are mostly paper, and from one to the next little changes. So a series keeps its last picture
// as indices into one palette, in bands of rows that are compressed each by itself; what has not changed is not compressed
// again. The bytes of a picture do not depend on those before it: equal bands give equal bytes.

enum { band_rows = 16, color_room = 1 << 14, foreign = 256 };

typedef struct {
  uint8_t *bytes;
  size_t length, raw_length;
  uint32_t crc, adler;
  bool changed;
} band;

/// A colour that was met, and the place in the palette of the one that is nearest.
typedef struct {
  uint32_t color;
  uint16_t index;
  bool used;
} mapping;

struct cpng_series {
  uint32_t width, height, resolution;
  uint32_t palette[256];
  size_t palette_count, color_count, band_count;
  mapping colors[color_room];
  uint8_t *indices, *raw;
  band *bands;
  z_stream deflater;
};

cpng_series *cpng_open(
    uint32_t width, uint32_t height, uint32_t resolution, const uint32_t *palette, size_t count) {
  cpng_series *series = calloc(1, sizeof *series);
  if (!series) return NULL;
  series->width = width;
  series->height = height;
  series->resolution = resolution;
  series->palette_count = count;
  memcpy(series->palette, palette, count * sizeof *palette);
  series->band_count = (height + band_rows - 1) / band_rows;
  series->indices = calloc(width, height);
  series->raw = malloc(((size_t)width + 1) * band_rows);
  series->bands = calloc(series->band_count, sizeof *series->bands);
  // Runs are all that there is to find, and the fastest search finds them.
  int code = deflateInit2(&series->deflater, 1, Z_DEFLATED, -15, 9, Z_RLE);
  if (series->indices && series->raw && series->bands && code == Z_OK) return series;
  cpng_close(series);
  return NULL;
}

void cpng_close(cpng_series *series) {
  for (size_t i = 0; series->bands && i < series->band_count; i++) free(series->bands[i].bytes);
  deflateEnd(&series->deflater);
  free(series->bands);
  free(series->raw);
  free(series->indices);
  free(series);
}

static int squared(int number) { return number * number; }

static int distance(uint32_t a, uint32_t b) {
  return squared((int)(a >> 16 & 255) - (int)(b >> 16 & 255)) + squared((int)(a >> 8 & 255) - (int)(b >> 8 & 255)) +
      squared((int)(a & 255) - (int)(b & 255));
}

/// How far apart two colours may be. That far are only some pixels where lines of two colours meet; most differ by less than 3.
static const int farthest = 48 * 48;

static uint16_t nearest(const cpng_series *series, uint32_t color) {
  int best = farthest;
  uint16_t index = foreign;
  for (size_t i = 0; i < series->palette_count; i++) {
    int far = distance(color, series->palette[i]);
    if (far < best) {
      best = far;
      index = (uint16_t)i;
    }
  }
  return index;
}

/// The index of a pixel; `foreign` for one that no colour of the palette is near to.
static uint16_t index_of(cpng_series *series, uint32_t pixel) {
  uint32_t color = pixel & 0xffffff;
  for (uint32_t place = color * 2654435761u >> 18;; place = (place + 1) % color_room) {
    mapping *known = &series->colors[place];
    if (known->used && known->color == color) return known->index;
    if (known->used) continue;
    if (series->color_count == color_room / 2) {
      // Forgotten and met again, each is near to the same colour as before.
      memset(series->colors, 0, sizeof series->colors);
      series->color_count = 0;
      known = &series->colors[color * 2654435761u >> 18];
    }
    series->color_count++;
    *known = (mapping){.color = color, .index = nearest(series, color), .used = true};
    return known->index;
  }
}

/// How many pixels, eight at a time, are like the one before them.
static uint32_t run_length(const uint8_t *pixels, uint32_t room, uint32_t pixel) {
  uint64_t pair = (uint64_t)pixel << 32 | pixel, found[4];
  uint32_t length = 0;
  for (; length + 8 <= room; length += 8) {
    memcpy(found, pixels + 4 * (size_t)length, sizeof found);
    if (((found[0] ^ pair) | (found[1] ^ pair) | (found[2] ^ pair) | (found[3] ^ pair)) != 0) break;
  }
  return length;
}

/// Takes over a row; whether any index has changed goes to the band. False where a colour is foreign.
static bool take_row(cpng_series *series, const uint8_t *pixels, uint8_t *row, bool *changed) {
  uint32_t last = 0, x = 0;
  uint16_t index = foreign;
  while (x < series->width) {
    uint32_t pixel;
    memcpy(&pixel, pixels + 4 * (size_t)x, 4);
    if (index == foreign || pixel != last) {
      last = pixel;
      index = index_of(series, pixel);
      if (index == foreign) return false;
    }
    uint32_t run = run_length(pixels + 4 * (size_t)x, series->width - x, pixel);
    if (run == 0) run = 1;
    uint8_t *to = row + x;
    // Whether all of a run was of this index before: its first was, and each was like the one before it.
    if (*to != index || memcmp(to, to + 1, run - 1) != 0) {
      memset(to, index, run);
      *changed = true;
    }
    x += run;
  }
  return true;
}

static bool compress_band(cpng_series *series, size_t number) {
  band *band = &series->bands[number];
  size_t rows = series->height - number * band_rows;
  if (rows > band_rows) rows = band_rows;
  for (size_t y = 0; y < rows; y++) {
    uint8_t *to = series->raw + y * ((size_t)series->width + 1);
    // Rows as they are, without a filter.
    *to = 0;
    memcpy(to + 1, series->indices + (number * band_rows + y) * series->width, series->width);
  }
  band->raw_length = rows * ((size_t)series->width + 1);
  z_stream *deflater = &series->deflater;
  deflateReset(deflater);
  size_t room = deflateBound(deflater, band->raw_length) + 16;
  uint8_t *bytes = realloc(band->bytes, room);
  if (!bytes) return false;
  band->bytes = bytes;
  deflater->next_in = series->raw;
  deflater->avail_in = (uInt)band->raw_length;
  deflater->next_out = bytes;
  deflater->avail_out = (uInt)room;
  // Ends at a byte, and what follows refers to nothing before it.
  if (deflate(deflater, Z_FULL_FLUSH) != Z_OK || deflater->avail_in) return false;
  band->length = room - deflater->avail_out;
  uint8_t *fitting = realloc(bytes, band->length);
  if (fitting) band->bytes = fitting;
  band->crc = (uint32_t)crc32_z(crc32(0, (const Bytef *)"IDAT", 4), band->bytes, band->length);
  band->adler = (uint32_t)adler32_z(adler32(0, NULL, 0), series->raw, band->raw_length);
  band->changed = false;
  return true;
}

static uint8_t *put(uint8_t *at, const void *bytes, size_t length) {
  memcpy(at, bytes, length);
  return at + length;
}

static uint8_t *put_number(uint8_t *at, uint32_t number) {
  const uint8_t bytes[] = {number >> 24 & 255, number >> 16 & 255, number >> 8 & 255, number & 255};
  return put(at, bytes, 4);
}

static uint8_t *put_chunk(uint8_t *at, const char *type, const void *bytes, size_t length) {
  at = put_number(at, (uint32_t)length);
  uint32_t crc = (uint32_t)crc32_z(crc32(0, (const Bytef *)type, 4), bytes, length);
  return put_number(put(put(at, type, 4), bytes, length), crc);
}

static uint8_t *put_head(uint8_t *at, const cpng_series *series, const char *stamp) {
  uint8_t header[13] = {[8] = 8, [9] = 3}, dots[9] = {[8] = 1}, palette[3 * 256];
  put_number(put_number(header, series->width), series->height);
  put_number(put_number(dots, series->resolution), series->resolution);
  for (size_t i = 0; i < series->palette_count; i++)
    for (int channel = 0; channel < 3; channel++)
      palette[3 * i + (size_t)channel] = (uint8_t)(series->palette[i] >> (16 - 8 * channel));
  at = put(at, "\x89PNG\r\n\x1a\n", 8);
  at = put_chunk(at, "IHDR", header, sizeof header);
  at = put_chunk(at, "pHYs", dots, sizeof dots);
  at = put_chunk(at, "PLTE", palette, 3 * series->palette_count);
  if (!stamp || !*stamp) return at;
  // The keyword, a NUL, the text.
  static const char keyword[] = "Backwire";
  size_t length = strlen(stamp);
  uint8_t *text = at + 8;
  put(put(text, keyword, sizeof keyword), stamp, length);
  at = put(put_number(at, (uint32_t)(sizeof keyword + length)), "tEXt", 4) + sizeof keyword + length;
  return put_number(at, (uint32_t)crc32_z(0, text - 4, 4 + sizeof keyword + length));
}

cpng_outcome cpng_add(
    cpng_series *series, const uint8_t *pixels, size_t stride, const char *stamp, uint8_t **bytes, size_t *length) {
  for (uint32_t y = 0; y < series->height; y++) {
    uint8_t *row = series->indices + (size_t)y * series->width;
    if (!take_row(series, pixels + y * stride, row, &series->bands[y / band_rows].changed)) {
      // Rows above are those of this picture by now, and their bands are known to have changed.
      series->bands[y / band_rows].changed = true;
      return cpng_foreign;
    }
  }
  size_t room = 2048 + 3 * 256 + (stamp ? strlen(stamp) : 0);
  for (size_t i = 0; i < series->band_count; i++) {
    band *band = &series->bands[i];
    if ((band->changed || !band->bytes) && !compress_band(series, i)) return cpng_no_memory;
    room += band->length + 12;
  }
  uint8_t *file = malloc(room);
  if (!file) return cpng_no_memory;
  uint8_t *at = put_chunk(put_head(file, series, stamp), "IDAT", "\x78\x01", 2);
  uint32_t adler = (uint32_t)adler32(0, NULL, 0);
  for (size_t i = 0; i < series->band_count; i++) {
    const band *band = &series->bands[i];
    at = put(put_number(at, (uint32_t)band->length), "IDAT", 4);
    at = put_number(put(at, band->bytes, band->length), band->crc);
    adler = (uint32_t)adler32_combine(adler, band->adler, (z_off_t)band->raw_length);
  }
  // An empty last block, and the sum of all bytes.
  uint8_t end[6] = {3, 0};
  put_number(end + 2, adler);
  at = put_chunk(put_chunk(at, "IDAT", end, sizeof end), "IEND", end, 0);
  *bytes = file;
  *length = (size_t)(at - file);
  return cpng_done;
}
