/**
 * {@code talos keys}: one class per command, the options they share, and the views of their answers.
 *
 * <p>May import: the rooms {@code command}, {@code output}, {@code remote} and {@code remote.bulk} of {@code cli}, and
 * {@code model}.
 */
@NullMarked
package dev.talos.cli.remote.keys;

import org.jspecify.annotations.NullMarked;
