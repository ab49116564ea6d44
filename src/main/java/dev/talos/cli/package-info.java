/**
 * The command line: the root command, the commands that stand alone, and what picocli is told for all of them. The
 * rooms below it: {@code command} (what all commands share), {@code output} (formats and tables), {@code client} (the
 * HTTP client) and {@code keys} (the commands that speak to a server).
 *
 * <p>May import: {@code app} and all below it. The four rooms inside import none of those: a command that speaks to a
 * server knows HTTP and nothing else.
 */
@NullMarked
package dev.talos.cli;

import org.jspecify.annotations.NullMarked;
