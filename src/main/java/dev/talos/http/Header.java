package dev.talos.http;

import io.vertx.core.http.HttpHeaders;

/**
 * A header of an answer. Those that many answers have are made once, in the form that is copied to the wire as it is.
 */
record Header(CharSequence name, CharSequence value) {

    /** One to keep and to use again. */
    static Header constant(String name, String value) {
        return new Header(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value));
    }

    boolean isNamed(String other) {
        return CharSequence.compare(name, other) == 0;
    }
}
