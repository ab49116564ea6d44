/**
 * {@code talos keys imported digest-doctor}: how another key store made its digests. No server, and nothing leaves this
 * machine.
 *
 * <p>May import: {@code credential} and below; of {@code cli} the rooms {@code command} and {@code output}.
 */
@NullMarked
package dev.talos.cli.doctor;

import org.jspecify.annotations.NullMarked;
