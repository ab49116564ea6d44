/**
 * Keys in memory, in front of a {@link dev.talos.storage.KeyStore}: {@link dev.talos.storage.cache.CachedKeyStore}.
 *
 * <p>May import: {@code storage}, {@code crypto}, {@code model}, {@code telemetry}.
 */
@NullMarked
package dev.talos.storage.cache;

import org.jspecify.annotations.NullMarked;
