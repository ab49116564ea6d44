/**
 * The HTTP client of the commands: where the server is, one call, its answer.
 *
 * <p>May import: {@code cli.command}, {@code cli.output}.
 */
@NullMarked
package dev.talos.cli.client;

import org.jspecify.annotations.NullMarked;
