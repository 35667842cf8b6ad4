#include "CVersion.h"

#ifndef BACKWIRE_COMMIT
#define BACKWIRE_COMMIT ""
#endif

const char *backwire_commit(void) { return BACKWIRE_COMMIT; }
