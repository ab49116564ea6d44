package dev.talos.http.wire;

/** A body, or a part of one, is not what it should be. The message goes on where the name of the body left off. */
final class BodyException extends Exception {

    BodyException(String message) {
        super(message, null, false, false);
    }
}
