// SHA-256 blocks on the processor's own instructions, which Swift cannot name.
#ifndef CSHA256_H
#define CSHA256_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Whether this processor has the instructions.
bool csha256_available(void);

/// Absorbs `blocks` blocks of 64 bytes into the eight words of `state`. Only where available.
void csha256_absorb(uint32_t state[8], const uint8_t *bytes, size_t blocks);

#endif
