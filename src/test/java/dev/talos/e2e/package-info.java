/** The finished program from outside: its launcher, its processes, its documents. */
@NullMarked
package dev.talos.e2e;

import org.jspecify.annotations.NullMarked;
