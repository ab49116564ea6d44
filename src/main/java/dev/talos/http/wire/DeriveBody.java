package dev.talos.http.wire;

import dev.talos.credential.CustomClaims;
import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import dev.talos.service.DeriveToken.Algorithm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what token is to be made.
 *
 * @param scopes null: all that the key has
 */
public record DeriveBody(
        CredentialBody.Presented credential,
        Algorithm algorithm,
        @Nullable Duration ttl,
        @Nullable List<String> scopes,
        CustomClaims custom) {

    private static final int CLAIMS_BYTES = 4096;

    public static Checked<DeriveBody> read(byte[] body) {
        return Bodies.object(body, object -> {
            List<FieldViolation> violations = new ArrayList<>();
            ObjectReader reader = new ObjectReader(object, "", violations);
            DeriveBody derive = new DeriveBody(
                    CredentialBody.presented(reader),
                    reader.oneOf("algorithm", WireEnum.ALGORITHM).orElse(Algorithm.JWT),
                    KeyFields.duration(reader, "ttl"),
                    reader.field("scopes").isPresent() ? KeyFields.scopes(reader) : null,
                    claims(reader));
            reader.refuseUnknown();
            return violations.isEmpty() ? new Checked.Ok<>(derive) : new Checked.Faulty<>(violations);
        });
    }

    private static CustomClaims claims(ObjectReader reader) {
        Optional<String> json = KeyFields.smallObject(reader, "custom_claims", CLAIMS_BYTES);
        return json.flatMap(CustomClaims::parse).orElse(CustomClaims.NONE);
    }
}
