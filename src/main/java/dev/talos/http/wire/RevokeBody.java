package dev.talos.http.wire;

import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import dev.talos.model.RevocationReason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a key is to be ended. No body at all means no reason. */
public record RevokeBody(RevocationReason reason, @Nullable String description) {

    private static final int DESCRIPTION_CHARACTERS = 1000;

    public static Checked<RevokeBody> read(byte[] body) {
        if (body.length == 0) {
            return new Checked.Ok<>(new RevokeBody(RevocationReason.UNSPECIFIED, null));
        }
        return Bodies.object(body, RevokeBody::read);
    }

    private static Checked<RevokeBody> read(Json.Obj object) {
        List<FieldViolation> violations = new ArrayList<>();
        ObjectReader reader = new ObjectReader(object, "", violations);
        RevocationReason reason = reader.oneOf("reason", WireEnum.REASON).orElse(RevocationReason.UNSPECIFIED);
        String description = reader.optionalText("description", DESCRIPTION_CHARACTERS);
        if (description != null && reason != RevocationReason.PRIVILEGE_WITHDRAWN) {
            reader.fault("description", "is allowed with the reason REVOCATION_REASON_PRIVILEGE_WITHDRAWN only");
        }
        reader.refuseUnknown();
        return violations.isEmpty()
                ? new Checked.Ok<>(new RevokeBody(reason, description))
                : new Checked.Faulty<>(violations);
    }
}
