/**
 * {@code talos keys}: one class per command, the options they share, and the views of their answers.
 *
 * <p>May import: the other rooms of {@code cli}, and nothing else of Talos.
 */
@NullMarked
package dev.talos.cli.keys;

import org.jspecify.annotations.NullMarked;
