/**
 * {@code talos keys}: one class per command, the options they share, and the views of their answers.
 *
 * <p>May import: the rooms {@code command}, {@code output} and {@code remote} of {@code cli}; nothing else of Talos.
 */
@NullMarked
package dev.talos.cli.remote.keys;

import org.jspecify.annotations.NullMarked;
