// The only door to libxml2: the SAX2 parser and its error structure …
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>
// … and its HTML parser, which takes what browsers take.
#include <libxml/HTMLparser.h>
