package dev.talos.http.wire;

import dev.talos.crypto.Secret;
import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import dev.talos.model.RevocationReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads requests in which someone presents a credential: to have it verified, or to end it. */
public final class CredentialBody {

    public static final int MOST_ITEMS = 100;
    public static final int CREDENTIAL_BYTES = 16 * 1024;

    /** A credential as it was presented. */
    public sealed interface Presented {

        record Credential(Secret secret) implements Presented {}

        /** Left out, or an empty text. */
        record Missing() implements Presented {}

        /** A text that no credential can be: too long, or without a UTF-8 form. */
        record Unusable(FieldViolation violation) implements Presented {}
    }

    /** A credential whose holder wants it ended, and why. */
    public record SelfRevocation(Presented credential, RevocationReason reason) {}

    private CredentialBody() {}

    public static Checked<Presented> readVerify(byte[] body) {
        Optional<String> plain = PlainCredential.read(body);
        if (plain.isPresent() && !plain.get().isEmpty() && plain.get().length() <= CREDENTIAL_BYTES) {
            return new Checked.Ok<>(new Presented.Credential(Secret.of(plain.get())));
        }
        return readAnyVerify(body);
    }

    /** Also what is written in an unusual way, or is wrong. */
    static Checked<Presented> readAnyVerify(byte[] body) {
        return Bodies.object(body, object -> {
            List<FieldViolation> violations = new ArrayList<>();
            return result(credential(object, "", violations), violations);
        });
    }

    public static Checked<SelfRevocation> readSelfRevoke(byte[] body) {
        return Bodies.object(body, object -> {
            List<FieldViolation> violations = new ArrayList<>();
            ObjectReader reader = new ObjectReader(object, "", violations);
            Presented credential = presented(reader);
            RevocationReason reason =
                    reader.oneOf("reason", WireEnum.OWN_REASON).orElse(RevocationReason.UNSPECIFIED);
            reader.refuseUnknown();
            return result(new SelfRevocation(credential, reason), violations);
        });
    }

    /** All or nothing: an item that is no object with a text in it makes the batch faulty. */
    public static Checked<List<Presented>> readBatchVerify(byte[] body) {
        Optional<List<String>> plain = PlainCredentials.read(body, MOST_ITEMS);
        if (plain.isPresent() && plain.get().stream().allMatch(text -> text.length() <= CREDENTIAL_BYTES)) {
            return new Checked.Ok<>(
                    plain.get().stream().map(CredentialBody::ofUsable).toList());
        }
        return readAnyBatchVerify(body);
    }

    /** @param text not too long, and with a UTF-8 form */
    private static Presented ofUsable(String text) {
        return text.isEmpty() ? new Presented.Missing() : new Presented.Credential(Secret.of(text));
    }

    /** Also what is written in an unusual way, or is wrong. */
    static Checked<List<Presented>> readAnyBatchVerify(byte[] body) {
        List<FieldViolation> violations = new ArrayList<>();
        Checked<Bodies.Batch<Presented>> batch =
                Bodies.requests(body, MOST_ITEMS, Set.of(), (item, path) -> switch (item) {
                    case Checked.Ok<Json>(Json.Obj object) -> credential(object, path, violations);
                    case Checked.Ok<Json>(var other) -> {
                        violations.add(new FieldViolation(path, "is " + other.type() + "; an object is needed"));
                        yield new Presented.Missing();
                    }
                    case Checked.Faulty<Json>(var faults) -> {
                        violations.addAll(faults);
                        yield new Presented.Missing();
                    }
                });
        return switch (batch) {
            case Checked.Ok<Bodies.Batch<Presented>>(var all) -> result(all.items(), violations);
            case Checked.Faulty<Bodies.Batch<Presented>>(var faults) -> new Checked.Faulty<>(faults);
        };
    }

    private static <T> Checked<T> result(T value, List<FieldViolation> violations) {
        return violations.isEmpty() ? new Checked.Ok<>(value) : new Checked.Faulty<>(violations);
    }

    private static Presented credential(Json.Obj object, String path, List<FieldViolation> violations) {
        ObjectReader reader = new ObjectReader(object, path, violations);
        Presented credential = presented(reader);
        reader.refuseUnknown();
        return credential;
    }

    static Presented presented(ObjectReader reader) {
        Optional<Json> json = reader.field("credential");
        if (json.isEmpty()) {
            return new Presented.Missing();
        }
        if (!(json.get() instanceof Json.Text(var text))) {
            reader.fault("credential", "is " + json.get().type() + "; a text is needed");
            return new Presented.Missing();
        }
        if (!Texts.isWellFormed(text)) {
            return unusable(reader, Fields.NOT_WELL_FORMED);
        }
        if (text.length() * Texts.MOST_BYTES > CREDENTIAL_BYTES && Texts.utf8Length(text) > CREDENTIAL_BYTES) {
            return unusable(
                    reader, "has " + Texts.utf8Length(text) + " bytes; at most " + CREDENTIAL_BYTES + " are allowed");
        }
        return ofUsable(text);
    }

    private static Presented unusable(ObjectReader reader, String description) {
        return new Presented.Unusable(new FieldViolation(reader.at("credential"), description));
    }
}
