/**
 * What goes over the wire: request bodies read and checked, answers written. JSON and nothing else; no I/O, no policy.
 *
 * <p>May import: {@code service}, {@code crypto}, {@code model}.
 */
@NullMarked
package dev.talos.http.wire;

import org.jspecify.annotations.NullMarked;
