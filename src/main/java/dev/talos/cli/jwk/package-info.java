/**
 * {@code talos jwk}: makes the keys that derived tokens are signed with, and shows those of a server.
 *
 * <p>May import: {@code crypto}; of {@code cli} the rooms {@code command}, {@code output} and {@code remote}.
 */
@NullMarked
package dev.talos.cli.jwk;

import org.jspecify.annotations.NullMarked;
