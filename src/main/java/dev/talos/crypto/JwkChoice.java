package dev.talos.crypto;

import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwk.Use;
import org.jspecify.annotations.Nullable;

/**
 * A request with all that it left open filled in.
 *
 * @param kid null for the thumbprint
 * @param bits 0 where the curve says it
 * @param curve empty where there is none
 */
record JwkChoice(JwkKind kind, @Nullable String kid, String use, int bits, String curve, String algorithm) {

    /** The violations name the fields {@code kid}, {@code use}, {@code bits}, {@code curve} and {@code alg}. */
    static Checked<JwkChoice> of(JwkRequest request) {
        List<FieldViolation> faults = new ArrayList<>();
        add(faults, "kid", kidFault(request));
        add(faults, "use", useFault(request));
        add(faults, "alg", algorithmFault(request));
        add(faults, "curve", curveFault(request));
        if (faults.isEmpty()) {
            add(faults, "bits", bitsFault(request));
        }
        return faults.isEmpty() ? new Checked.Ok<>(filled(request)) : new Checked.Faulty<>(List.copyOf(faults));
    }

    boolean isForSignatures() {
        return use.equals(Use.SIGNATURE);
    }

    private static void add(List<FieldViolation> faults, String field, Optional<String> fault) {
        fault.ifPresent(description -> faults.add(new FieldViolation(field, description)));
    }

    private static Optional<String> kidFault(JwkRequest request) {
        return request.kid() != null && request.kid().isEmpty()
                ? Optional.of("must have 1 character or more; leave it out for the thumbprint")
                : Optional.empty();
    }

    private static Optional<String> useFault(JwkRequest request) {
        return switch (request.use()) {
            case Use.SIGNATURE -> Optional.empty();
            case Use.ENCRYPTION ->
                request.kind() == JwkKind.EDDSA ? Optional.of("must be sig: EdDSA cannot encrypt") : Optional.empty();
            default -> Optional.of("must be sig or enc");
        };
    }

    private static Optional<String> algorithmFault(JwkRequest request) {
        List<String> allowed = request.kind().algorithms();
        if (request.algorithm() == null) {
            return Optional.empty();
        }
        if (!request.use().equals(Use.SIGNATURE)) {
            return Optional.of("goes with use sig only");
        }
        return allowed.contains(request.algorithm())
                ? Optional.empty()
                : Optional.of("must be " + oneOf(allowed) + " for " + request.kind());
    }

    private static Optional<String> curveFault(JwkRequest request) {
        List<String> allowed = request.kind().curves();
        if (request.curve() == null) {
            return Optional.empty();
        }
        if (allowed.isEmpty()) {
            return Optional.of("is not for " + request.kind() + ", which has bits");
        }
        if (!allowed.contains(request.curve())) {
            return Optional.of("must be " + oneOf(allowed) + " for " + request.kind());
        }
        int place =
                request.algorithm() == null ? -1 : request.kind().algorithms().indexOf(request.algorithm());
        return place < 0 || allowed.get(place).equals(request.curve())
                ? Optional.empty()
                : Optional.of("must be " + allowed.get(place) + " for " + request.algorithm());
    }

    private static Optional<String> bitsFault(JwkRequest request) {
        if (request.bits() == null) {
            return Optional.empty();
        }
        if (!request.kind().hasChoiceOfBits()) {
            return Optional.of("is not for " + request.kind() + ", whose curve says it");
        }
        int least = request.kind().leastBits(algorithm(request));
        int most = request.kind().mostBits();
        return request.bits() >= least && request.bits() <= most && request.bits() % Byte.SIZE == 0
                ? Optional.empty()
                : Optional.of("must be " + least + " to " + most + ", in steps of 8");
    }

    private static JwkChoice filled(JwkRequest request) {
        String algorithm = algorithm(request);
        List<String> curves = request.kind().curves();
        return new JwkChoice(
                request.kind(),
                request.kid(),
                request.use(),
                request.bits() == null ? request.kind().leastBits(algorithm) : request.bits(),
                curves.isEmpty() ? "" : curves.get(request.kind().algorithms().indexOf(algorithm)),
                algorithm);
    }

    private static String algorithm(JwkRequest request) {
        if (request.algorithm() != null) {
            return request.algorithm();
        }
        int place = request.curve() == null ? 0 : request.kind().curves().indexOf(request.curve());
        return request.kind().algorithms().get(place);
    }

    private static String oneOf(List<String> allowed) {
        return allowed.size() == 1 ? allowed.getFirst() : "one of " + String.join(", ", allowed);
    }
}
