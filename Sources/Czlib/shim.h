// The only door to zlib: the compression of ZIP and PDF, and its checksum.
#include <zlib.h>
