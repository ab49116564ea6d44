/**
 * The words of the field: keys, tenants, scopes, policies. Values only, checked when they are made.
 *
 * <p>May import: nothing of Talos.
 */
@NullMarked
package dev.talos.model;

import org.jspecify.annotations.NullMarked;
