/**
 * Keys in a SQL database: one store for every database, a small {@link dev.talos.storage.sql.Dialect} for what differs
 * between them, versioned migrations, and the DSN that picks one. {@link dev.talos.storage.sql.Database} is the way in.
 *
 * <p>May import: {@code storage}, {@code crypto}, {@code model}, {@code telemetry}.
 */
@NullMarked
package dev.talos.storage.sql;

import org.jspecify.annotations.NullMarked;
