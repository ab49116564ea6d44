/** The command line: one class per command. */
@NullMarked
package dev.talos.cli;

import org.jspecify.annotations.NullMarked;
