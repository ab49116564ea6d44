package dev.talos.http.wire;

import dev.talos.model.KeyStatus;
import dev.talos.model.KeyVisibility;
import dev.talos.model.RevocationReason;
import dev.talos.service.DeriveToken;
import dev.talos.service.VerificationError;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the values of an enum are called on the wire: a prefix, as in protobuf, and the name.
 *
 * @param values all that may come from a caller
 */
public record WireEnum<E extends Enum<E>>(String prefix, List<E> values) {

    public static final WireEnum<KeyStatus> STATUS = new WireEnum<>("KEY_STATUS_", List.of(KeyStatus.values()));
    public static final WireEnum<KeyVisibility> VISIBILITY =
            new WireEnum<>("KEY_VISIBILITY_", List.of(KeyVisibility.values()));
    public static final WireEnum<RevocationReason> REASON =
            new WireEnum<>("REVOCATION_REASON_", List.of(RevocationReason.values()));
    public static final WireEnum<RevocationReason> OWN_REASON = new WireEnum<>(
            "REVOCATION_REASON_",
            Stream.of(RevocationReason.values())
                    .filter(reason -> reason != RevocationReason.PRIVILEGE_WITHDRAWN)
                    .toList());
    public static final WireEnum<VerificationError> VERIFICATION_ERROR =
            new WireEnum<>("VERIFICATION_ERROR_", List.of(VerificationError.values()));

    public static final WireEnum<DeriveToken.Algorithm> ALGORITHM =
            new WireEnum<>("TOKEN_ALGORITHM_", List.of(DeriveToken.Algorithm.values()));

    public String name(E value) {
        return prefix + value.name();
    }

    public Optional<E> parse(String name) {
        return values.stream().filter(value -> name(value).equals(name)).findFirst();
    }

    /** Whether it is protobuf's word for a value that was not set. */
    boolean isUnset(Json json) {
        return json instanceof Json.Text(var text) && text.equals(prefix + "UNSPECIFIED");
    }

    public List<String> names() {
        return values.stream().map(this::name).toList();
    }
}
