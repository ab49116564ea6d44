/**
 * The import of files of any size: batches on their way to the server, what became of each row, and what is remembered
 * of it so that a run that was cut off can go on. {@code input} turns a file into rows.
 *
 * <p>May import: the rooms {@code command}, {@code output} and {@code remote} of {@code cli}, and {@code model}.
 */
@NullMarked
package dev.talos.cli.remote.bulk;

import org.jspecify.annotations.NullMarked;
