/**
 * What an operator sees of a running Talos: metrics and logs. Nothing in here is ever given a credential.
 *
 * <p>May be used by every room; may import nothing of Talos.
 */
@NullMarked
package dev.talos.telemetry;

import org.jspecify.annotations.NullMarked;
