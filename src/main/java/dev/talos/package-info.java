/** The entry point of the program: hands the arguments to {@code cli} and may import nothing else. */
@NullMarked
package dev.talos;

import org.jspecify.annotations.NullMarked;
