/**
 * From a file of any size to rows that can be sent: the bytes, the cut into rows (JSON array, NDJSON, CSV), and each
 * row as an import request of the API. One row at a time is in memory, and none is longer than 1 MiB. Messages say
 * where a fault is and never what stands there, because raw keys do.
 *
 * <p>May import: {@code cli.command}.
 */
@NullMarked
package dev.talos.cli.remote.bulk.input;

import org.jspecify.annotations.NullMarked;
