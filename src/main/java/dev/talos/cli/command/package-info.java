/**
 * What all commands share: the console, the global options, exit codes and failures.
 *
 * <p>May import: nothing of Talos.
 */
@NullMarked
package dev.talos.cli.command;

import org.jspecify.annotations.NullMarked;
