/**
 * Where keys are kept: the one interface to every database, and what can go wrong with one.
 *
 * <p>May import: {@code crypto}, {@code model}.
 */
@NullMarked
package dev.talos.storage;

import org.jspecify.annotations.NullMarked;
