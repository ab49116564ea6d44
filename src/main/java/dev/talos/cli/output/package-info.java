/**
 * How results are printed: tables, JSON, YAML, and single values picked out of an answer.
 *
 * <p>May import: {@code cli.command}. YAML and JSONPath are loaded only when they are asked for, so that the ordinary
 * command starts at once.
 */
@NullMarked
package dev.talos.cli.output;

import org.jspecify.annotations.NullMarked;
