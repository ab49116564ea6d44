/**
 * The formats of credentials: what they look like, how they are read and proven. No I/O, no clock of its own.
 *
 * <p>May import: {@code crypto}, {@code model}.
 */
@NullMarked
package dev.talos.credential;

import org.jspecify.annotations.NullMarked;
