// Debian installs below <graphviz/>; pkg-config's include path may already point inside it. The versions stand in a
// header that the others do not include.
#if __has_include(<graphviz/gvc.h>)
#include <graphviz/graphviz_version.h>
#include <graphviz/gvc.h>
#include <graphviz/gvplugin.h>
#include <graphviz/gvplugin_device.h>
#include <graphviz/gvplugin_textlayout.h>
#elif __has_include(<gvc.h>)
#include <graphviz_version.h>
#include <gvc.h>
#include <gvplugin.h>
#include <gvplugin_device.h>
#include <gvplugin_textlayout.h>
#else
#error "Graphviz is missing: apt install libgraphviz-dev, or brew install graphviz"
#endif
