/** What several tests share: vectors, clocks, real servers to talk to. */
@NullMarked
package dev.talos.testing;

import org.jspecify.annotations.NullMarked;
