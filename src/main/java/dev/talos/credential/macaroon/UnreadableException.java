package dev.talos.credential.macaroon;

/** Carries a refusal out of the depth of the parser. Never leaves this package. */
final class UnreadableException extends Exception {

    private final transient MacaroonReading refusal;

    UnreadableException(MacaroonReading refusal) {
        // Strangers cause these at will, so without the cost of a stack trace.
        super("not a readable macaroon", null, false, false);
        this.refusal = refusal;
    }

    static UnreadableException malformed(String reason) {
        return new UnreadableException(new MacaroonReading.Malformed(reason));
    }

    MacaroonReading refusal() {
        return refusal;
    }
}
