/**
 * The command line: the root command, the commands that stand alone, and what picocli is told for all of them. The
 * rooms inside: {@code command} (what all commands share), {@code output} (formats and tables), {@code remote} (the
 * HTTP client), {@code remote.bulk} (imports of any size), {@code remote.keys} (the commands on keys), {@code jwk} and
 * {@code macaroon} (the commands on signing keys and macaroons, most of which need no server), {@code doctor} (how
 * other stores made their digests).
 *
 * <p>May import: {@code app} and all below it. The rooms inside may not: a command that speaks to a server knows HTTP
 * and nothing else.
 */
@NullMarked
package dev.talos.cli;

import org.jspecify.annotations.NullMarked;
