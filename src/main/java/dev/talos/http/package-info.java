/**
 * The HTTP edge: listeners, routes, one handler per operation, errors. The only room that knows Vert.x.
 *
 * <p>May import: {@code service}, {@code storage}, {@code crypto}, {@code model}, {@code telemetry}.
 */
@NullMarked
package dev.talos.http;

import org.jspecify.annotations.NullMarked;
