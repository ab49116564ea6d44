package dev.talos.testing;

import dev.talos.crypto.GeneratedJwk;
import dev.talos.crypto.JwkGenerator;
import dev.talos.crypto.JwkKind;
import dev.talos.crypto.JwkRequest;
import dev.talos.crypto.JwkSetText;
import dev.talos.crypto.KeySet;
import dev.talos.crypto.Secret;
import dev.talos.crypto.Signatures;
import dev.talos.crypto.SigningKey;
import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** JWK sets out of JWKs, read by each provider of signatures there is here. */
public final class JwkSets {

    /** The kid of the keys that {@link #privateJwk} gives. */
    public static final String KID = "own";

    private static final Map<JwkKind, GeneratedJwk> OWN = Stream.of(JwkKind.EDDSA, JwkKind.RSA, JwkKind.ECDSA)
            .collect(Collectors.toUnmodifiableMap(kind -> kind, kind -> generate(kind, KID)));

    private JwkSets() {}

    public static Stream<Signatures> providers() {
        return Stream.concat(Stream.of(Signatures.jdk()), Signatures.corretto().stream());
    }

    /** Signatures and JwkKind. */
    public static Stream<Arguments> everyKindWithEveryProvider() {
        return providers()
                .flatMap(signatures -> OWN.keySet().stream().sorted().map(kind -> Arguments.of(signatures, kind)));
    }

    public static String privateJwk(JwkKind kind) {
        return own(kind).jwk().expose();
    }

    public static String publicJwk(JwkKind kind) {
        return own(kind).publicJwk().orElseThrow();
    }

    private static GeneratedJwk own(JwkKind kind) {
        return Objects.requireNonNull(OWN.get(kind));
    }

    public static GeneratedJwk generate(JwkKind kind, String kid) {
        return switch (JwkGenerator.generate(new JwkRequest(kind, kid, "sig", null, null, null))) {
            case Checked.Ok<GeneratedJwk>(GeneratedJwk key) -> key;
            case Checked.Faulty<GeneratedJwk>(var faults) -> throw new AssertionError(faults);
        };
    }

    public static Checked<KeySet> parse(Signatures signatures, String signingKeyId, String... jwks) {
        Secret json = Secret.of("{\"keys\":[" + String.join(",", jwks) + "]}");
        return KeySet.parse(List.of(new JwkSetText("set", json)), signingKeyId, signatures);
    }

    public static KeySet read(Signatures signatures, String... jwks) {
        return set(parse(signatures, "", jwks));
    }

    /** The set; fails when something is wrong with it. */
    public static KeySet set(Checked<KeySet> parsed) {
        return switch (parsed) {
            case Checked.Ok<KeySet>(KeySet keys) -> keys;
            case Checked.Faulty<KeySet>(var faults) -> throw new AssertionError(faults);
        };
    }

    /** What is wrong with the set; fails for a good one. */
    public static List<FieldViolation> faults(Checked<KeySet> parsed) {
        return switch (parsed) {
            case Checked.Ok<KeySet>(var _) -> throw new AssertionError("nothing is wrong with the set");
            case Checked.Faulty<KeySet>(var faults) -> faults;
        };
    }

    public static SigningKey signingKey(Signatures signatures, JwkKind kind) {
        return read(signatures, privateJwk(kind)).signingKey().orElseThrow();
    }
}
