// The only door to libarchive: reading, from memory.
#include <archive.h>
#include <archive_entry.h>
