/**
 * What Talos does, one class per operation. Each tells what became of it in a sealed outcome; exceptions are for
 * faults only.
 *
 * <p>May import: {@code credential}, {@code storage}, {@code crypto}, {@code model}, {@code telemetry}.
 */
@NullMarked
package dev.talos.service;

import org.jspecify.annotations.NullMarked;
