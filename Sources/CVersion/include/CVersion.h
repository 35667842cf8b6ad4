#ifndef CVERSION_H
#define CVERSION_H

/// The commit that was built, where the build was told of it in BACKWIRE_COMMIT; else empty.
const char *backwire_commit(void);

#endif
