package dev.talos.app;

import dev.talos.model.FieldViolation;
import java.util.List;

/** The server does not start. Says everything that stands in the way, each with what to do about it. */
public final class StartException extends RuntimeException {

    private final String reason;
    private final List<String> faults;

    private StartException(String reason, List<String> faults) {
        super(reason);
        this.reason = reason;
        this.faults = List.copyOf(faults);
    }

    static StartException configuration(List<FieldViolation> violations) {
        return new StartException(
                "CONFIGURATION",
                violations.stream()
                        .map(violation -> violation.field() + ": " + violation.description())
                        .toList());
    }

    static StartException database(String fault) {
        return new StartException("DATABASE", List.of(fault));
    }

    static StartException stopped() {
        return new StartException("STOPPED", List.of("told to stop before it was ready"));
    }

    static StartException address(String fault) {
        return new StartException("ADDRESS", List.of(fault));
    }

    /** Stable, in upper case: what kind of thing is wrong. */
    public String reason() {
        return reason;
    }

    /** At least one; no secret in any of them. */
    public List<String> faults() {
        return faults;
    }
}
