#include "../CFontconfigSystem/CFontconfigSystem.h"
#include "drawing.h"
#include <stdlib.h>
#include <string.h>

// What pango and cairo will find is asked of fontconfig, as they do: where nothing is found they paint boxes and say nothing.

/// Whether any font that scales is there, or one that has the characters.
static bool is_any(FcCharSet *characters) {
  FcPattern *pattern = FcPatternCreate();
  FcObjectSet *wanted = FcObjectSetBuild(FC_FAMILY, (char *)NULL);
  if (characters) FcPatternAddCharSet(pattern, FC_CHARSET, characters);
  else FcPatternAddBool(pattern, FC_SCALABLE, FcTrue);
  FcFontSet *found = FcFontList(NULL, pattern, wanted);
  bool is_any = found && found->nfont > 0;
  if (found) FcFontSetDestroy(found);
  FcObjectSetDestroy(wanted);
  FcPatternDestroy(pattern);
  return is_any;
}

bool gvz_any_font(void) { return is_any(NULL); }

bool gvz_any_font_has(uint32_t code) {
  FcCharSet *characters = FcCharSetCreate();
  FcCharSetAddChar(characters, code);
  bool has = is_any(characters);
  FcCharSetDestroy(characters);
  return has;
}

char *font_for(const char *font, const char *text) {
  FcCharSet *characters = FcCharSetCreate();
  const FcChar8 *at = (const FcChar8 *)text;
  int left = (int)strlen(text), length;
  FcChar32 code;
  while (left > 0 && (length = FcUtf8ToUcs4(at, &code, left)) > 0) {
    FcCharSetAddChar(characters, code);
    at += length;
    left -= length;
  }
  FcPattern *pattern = FcPatternCreate();
  FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)font);
  FcPatternAddCharSet(pattern, FC_CHARSET, characters);
  FcConfigSubstitute(NULL, pattern, FcMatchPattern);
  FcDefaultSubstitute(pattern);
  FcResult result;
  FcFontSet *sorted = FcFontSort(NULL, pattern, FcFalse, NULL, &result);
  // The first that has all of them. They come in the order of likeness, so that it is the font itself wherever possible.
  char *family = NULL;
  for (int i = 0; sorted && i < sorted->nfont && !family; i++) {
    FcCharSet *its;
    FcChar8 *name;
    if (FcPatternGetCharSet(sorted->fonts[i], FC_CHARSET, 0, &its) != FcResultMatch) continue;
    if (!FcCharSetIsSubset(characters, its)) continue;
    if (FcPatternGetString(sorted->fonts[i], FC_FAMILY, 0, &name) == FcResultMatch) family = strdup((char *)name);
  }
  if (sorted) FcFontSetDestroy(sorted);
  FcPatternDestroy(pattern);
  FcCharSetDestroy(characters);
  return family ? family : strdup(font);
}
