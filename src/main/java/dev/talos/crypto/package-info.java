/**
 * Keyed digests, the ring of secrets they hang on, sealed texts, and the wrapper that keeps a secret from being
 * printed; the keys that sign, and their making. Formats of credentials live elsewhere.
 *
 * <p>May import: {@code model}.
 */
@NullMarked
package dev.talos.crypto;

import org.jspecify.annotations.NullMarked;
