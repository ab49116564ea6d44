/**
 * {@code talos macaroon}: what a holder of a derived macaroon can do with it alone. No server, no key.
 *
 * <p>May import: {@code credential} and below; of {@code cli} the rooms {@code command} and {@code output}.
 */
@NullMarked
package dev.talos.cli.macaroon;

import org.jspecify.annotations.NullMarked;
