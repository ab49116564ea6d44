/**
 * Reads the configuration file and the environment into the settings records of the rooms, refuses what is wrong with
 * either, and takes over changes of the file while the server runs. {@link dev.talos.config.Catalogue} is the one
 * place that knows every setting.
 *
 * <p>May import: {@code http}, {@code service}, {@code credential}, {@code storage}, {@code crypto}, {@code model},
 * {@code telemetry}.
 */
@NullMarked
package dev.talos.config;

import org.jspecify.annotations.NullMarked;
