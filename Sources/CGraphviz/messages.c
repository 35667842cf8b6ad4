#include "drawing.h"
#include <stdlib.h>
#include <string.h>

static char *said;
static size_t said_length, said_room;

void say(const char *text) {
  size_t more = strlen(text);
  if (said_length + more + 1 > said_room) {
    size_t room = 2 * (said_length + more + 1);
    char *longer = realloc(said, room);
    if (!longer) return;
    said = longer;
    said_room = room;
  }
  memcpy(said + said_length, text, more + 1);
  said_length += more;
}

// libgvc calls this several times for one message: "Error", ": ", the text, and once more for each continuation.
static int hear(char *text) {
  say(text);
  return 0;
}

void begin_stage(void) {
  said_length = 0;
  if (said) said[0] = '\0';
  agseterrf(hear);
  agreseterrors();
}

bool stage_failed(void) { return agerrors() >= AGERR; }

const char *gvz_said(void) { return said ? said : ""; }
