#include "../CGIFSystem/CGIFSystem.h"
#include "../CPNGSystem/CPNGSystem.h"
#include "include/CGIF.h"
#include <stdlib.h>
#include <string.h>

struct cgif_animation {
  uint16_t hundredths;
  bool loops;
  char *comment;
  GifFileType *gif;
  ColorMapObject *colors;
  uint32_t width, height;
  /// The picture on the screen, and the next one, as indices into the colours.
  uint8_t *shown, *next;
  uint8_t *bytes;
  size_t length, room;
};

cgif_animation *cgif_open(uint16_t hundredths, bool loops, const char *comment) {
  cgif_animation *animation = calloc(1, sizeof *animation);
  if (!animation) return NULL;
  animation->hundredths = hundredths;
  animation->loops = loops;
  animation->comment = strdup(comment);
  if (animation->comment) return animation;
  cgif_close(animation);
  return NULL;
}

static int keep(GifFileType *gif, const GifByteType *bytes, int count) {
  cgif_animation *animation = gif->UserData;
  if (animation->length + (size_t)count > animation->room) {
    size_t room = 2 * (animation->length + (size_t)count);
    uint8_t *wider = realloc(animation->bytes, room);
    if (!wider) return 0;
    animation->bytes = wider;
    animation->room = room;
  }
  memcpy(animation->bytes + animation->length, bytes, (size_t)count);
  animation->length += (size_t)count;
  return count;
}

/// The head of the file: its size, the colours of the first picture, how often it plays, and the comment.
static bool begin(cgif_animation *animation, const uint8_t *colors, size_t count) {
  int reason;
  animation->gif = EGifOpen(animation, keep, &reason);
  // A map has a power of two of colours.
  int room = 2;
  while ((size_t)room < count) room *= 2;
  animation->colors = GifMakeMapObject(room, NULL);
  if (!animation->gif || !animation->colors) return false;
  for (size_t i = 0; i < count; i++)
    animation->colors->Colors[i] = (GifColorType){colors[3 * i], colors[3 * i + 1], colors[3 * i + 2]};
  GifFileType *gif = animation->gif;
  EGifSetGifVersion(gif, true);
  if (EGifPutScreenDesc(gif, (int)animation->width, (int)animation->height, 8, 0, animation->colors) == GIF_ERROR)
    return false;
  // Without this, every program plays it once.
  static const uint8_t forever[] = {1, 0, 0};
  if (animation->loops &&
      (EGifPutExtensionLeader(gif, APPLICATION_EXT_FUNC_CODE) == GIF_ERROR ||
       EGifPutExtensionBlock(gif, 11, "NETSCAPE2.0") == GIF_ERROR ||
       EGifPutExtensionBlock(gif, sizeof forever, forever) == GIF_ERROR ||
       EGifPutExtensionTrailer(gif) == GIF_ERROR))
    return false;
  return !*animation->comment || EGifPutComment(gif, animation->comment) == GIF_OK;
}

/// The rectangle of what has changed, at least a pixel.
static void find_change(const cgif_animation *animation, uint32_t *left, uint32_t *top, uint32_t *right, uint32_t *bottom) {
  uint32_t width = animation->width, height = animation->height;
  *left = width, *top = height, *right = 0, *bottom = 0;
  for (uint32_t y = 0; y < height; y++) {
    const uint8_t *old = animation->shown + (size_t)y * width, *new = animation->next + (size_t)y * width;
    if (memcmp(old, new, width) == 0) continue;
    if (*top == height) *top = y;
    *bottom = y + 1;
    uint32_t first = 0, last = width;
    while (old[first] == new[first]) first++;
    while (old[last - 1] == new[last - 1]) last--;
    if (first < *left) *left = first;
    if (last > *right) *right = last;
  }
  if (*bottom == 0) *left = 0, *top = 0, *right = 1, *bottom = 1;
}

static bool put(cgif_animation *animation, bool whole) {
  uint32_t left = 0, top = 0, right = animation->width, bottom = animation->height;
  if (!whole) find_change(animation, &left, &top, &right, &bottom);
  GraphicsControlBlock control = {
      .DisposalMode = DISPOSE_DO_NOT, .DelayTime = animation->hundredths, .TransparentColor = NO_TRANSPARENT_COLOR};
  GifByteType bytes[4];
  EGifGCBToExtension(&control, bytes);
  GifFileType *gif = animation->gif;
  if (EGifPutExtension(gif, GRAPHICS_EXT_FUNC_CODE, sizeof bytes, bytes) == GIF_ERROR ||
      EGifPutImageDesc(gif, (int)left, (int)top, (int)(right - left), (int)(bottom - top), false, NULL) == GIF_ERROR)
    return false;
  for (uint32_t y = top; y < bottom; y++)
    if (EGifPutLine(gif, animation->next + (size_t)y * animation->width + left, (int)(right - left)) == GIF_ERROR)
      return false;
  return true;
}

cgif_outcome cgif_add(cgif_animation *animation, const uint8_t *png, size_t length) {
  png_image image = {.version = PNG_IMAGE_VERSION};
  if (!png_image_begin_read_from_memory(&image, png, length)) return cgif_unreadable;
  image.format = PNG_FORMAT_RGB_COLORMAP;
  uint8_t colors[3 * 256];
  bool first = !animation->shown;
  if (first) {
    animation->width = image.width;
    animation->height = image.height;
    animation->shown = malloc(PNG_IMAGE_SIZE(image));
    animation->next = malloc(PNG_IMAGE_SIZE(image));
  }
  cgif_outcome outcome = cgif_done;
  // What is not painted is paper.
  png_color paper = {255, 255, 255};
  if (!animation->shown || !animation->next)
    outcome = cgif_no_memory;
  else if (image.width != animation->width || image.height != animation->height || image.width > 0xffff || image.height > 0xffff ||
           !png_image_finish_read(&image, &paper, animation->next, 0, colors))
    outcome = cgif_unreadable;
  else if (first && !begin(animation, colors, image.colormap_entries))
    outcome = cgif_no_memory;
  else if (!put(animation, first))
    outcome = cgif_no_memory;
  png_image_free(&image);
  if (outcome != cgif_done) return outcome;
  uint8_t *old = animation->shown;
  animation->shown = animation->next;
  animation->next = old;
  return cgif_done;
}

cgif_outcome cgif_finish(cgif_animation *animation, const uint8_t **bytes, size_t *length) {
  int reason;
  GifFileType *gif = animation->gif;
  animation->gif = NULL;
  if (!gif || EGifCloseFile(gif, &reason) == GIF_ERROR) return cgif_no_memory;
  *bytes = animation->bytes;
  *length = animation->length;
  return cgif_done;
}

void cgif_close(cgif_animation *animation) {
  int reason;
  if (animation->gif) EGifCloseFile(animation->gif, &reason);
  if (animation->colors) GifFreeMapObject(animation->colors);
  free(animation->comment);
  free(animation->shown);
  free(animation->next);
  free(animation->bytes);
  free(animation);
}
