/** What tests share, and small programs that they run as processes of their own. */
@NullMarked
package dev.talos.testing;

import org.jspecify.annotations.NullMarked;
