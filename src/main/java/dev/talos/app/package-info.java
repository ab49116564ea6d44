/**
 * Puts the rooms together: the one place that builds objects of other rooms, in order, and closes them in reverse.
 *
 * <p>May import: {@code config} and all below it.
 */
@NullMarked
package dev.talos.app;

import org.jspecify.annotations.NullMarked;
