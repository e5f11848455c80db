// The only door to libarchive: reading from memory, and compressing what is put into a copy.
#include <archive.h>
#include <archive_entry.h>
