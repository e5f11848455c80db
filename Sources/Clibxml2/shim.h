// Debian's libxml2 shows ICU's types in its headers, whose names Foundation's own ICU bears too: a module
// that sees both does not always compile. Clausier uses none of them.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

// The only door to libxml2: the SAX2 parser and its error structure …
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>
// … and its HTML parser, which takes what browsers take.
#include <libxml/HTMLparser.h>
