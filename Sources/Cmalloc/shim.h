// The settings of the C library's allocator, which the Glibc module of Swift leaves out.
#include <malloc.h>
