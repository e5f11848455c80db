// The only door to PCRE2: its 8-bit library, for patterns over folded (ASCII) text.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
