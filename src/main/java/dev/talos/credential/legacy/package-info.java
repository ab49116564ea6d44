/**
 * Digests of keys as other key stores made them: how they are named, read, and recomputed from a key that is presented.
 * The digest that is read here is worth as much as a password in the store it comes from, so it prints as
 * {@code [REDACTED]} and is for wrapping only. No I/O.
 *
 * <p>May import: {@code crypto}, {@code model}.
 */
@NullMarked
package dev.talos.credential.legacy;

import org.jspecify.annotations.NullMarked;
