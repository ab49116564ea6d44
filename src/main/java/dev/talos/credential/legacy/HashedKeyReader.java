package dev.talos.credential.legacy;

import dev.talos.crypto.Secret;
import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes sense of a {@code hashed_key}, and collects everything that is wrong with it. */
public final class HashedKeyReader {

    private static final String FIELD = "hashed_key";

    private static final String ALGORITHMS = Stream.of(
                    Arrays.stream(PlainAlgorithm.values()).map(PlainAlgorithm::text),
                    Stream.of(Scheme.Keyed.ALGORITHM),
                    Arrays.stream(SlowAlgorithm.values()).map(SlowAlgorithm::text))
            .flatMap(names -> names)
            .collect(Collectors.joining(", "));

    private static final String ENCODINGS =
            Arrays.stream(DigestEncoding.values()).map(DigestEncoding::text).collect(Collectors.joining(", "));

    private final HashedKeyFields fields;
    private final LegacySecrets secrets;
    private final List<FieldViolation> violations = new ArrayList<>();

    private HashedKeyReader(HashedKeyFields fields, LegacySecrets secrets) {
        this.fields = fields;
        this.secrets = secrets;
    }

    /**
     * Reads the fields of one row.
     *
     * @param secrets those that a keyed digest may name
     * @return the key, or violations whose fields start with {@code hashed_key}
     */
    public static Checked<HashedKey> read(HashedKeyFields fields, LegacySecrets secrets) {
        HashedKeyReader reader = new HashedKeyReader(fields, secrets);
        Optional<HashedKey> key = reader.read();
        return key.isPresent() && reader.violations.isEmpty()
                ? new Checked.Ok<>(key.get())
                : new Checked.Faulty<>(reader.violations);
    }

    private Optional<HashedKey> read() {
        String algorithm = fields.algorithm();
        if (algorithm == null) {
            fault("algorithm", "is missing; allowed are " + ALGORITHMS);
            return Optional.empty();
        }
        KeyPart part = part();
        Optional<PlainAlgorithm> plain = PlainAlgorithm.parse(algorithm);
        if (plain.isPresent()) {
            refuse("secret", fields.secret(), "only hmac-sha256 has a secret");
            return unsalted(new Scheme.Plain(plain.get(), part));
        }
        if (algorithm.equals(Scheme.Keyed.ALGORITHM)) {
            return keyed(part);
        }
        Optional<SlowAlgorithm> slow = SlowAlgorithm.parse(algorithm);
        if (slow.isPresent()) {
            return salted(slow.get(), part);
        }
        fault("algorithm", "is none that Talos knows; allowed are " + ALGORITHMS);
        return Optional.empty();
    }

    private KeyPart part() {
        String text = fields.part();
        if (text == null) {
            return KeyPart.WHOLE;
        }
        Optional<KeyPart> part = KeyPart.parse(text);
        if (part.isEmpty()) {
            fault("part", "is no part of a key; allowed are " + KeyPart.ALLOWED);
        }
        return part.orElse(KeyPart.WHOLE);
    }

    private Optional<HashedKey> keyed(KeyPart part) {
        String name = fields.secret();
        String needed = "hmac-sha256 needs the name of a secret under import.legacy_secrets";
        if (name == null) {
            fault("secret", "is missing; " + needed);
        } else if (!LegacySecrets.isName(name)) {
            fault("secret", "is no name of a secret, which has " + LegacySecrets.ALLOWED_NAME);
        } else if (secrets.find(name).isEmpty()) {
            fault(
                    "secret",
                    "names none that is configured, which are "
                            + (secrets.names().isEmpty() ? "none" : String.join(", ", secrets.names())) + "; "
                            + needed);
        } else {
            return unsalted(new Scheme.Keyed(name, part));
        }
        return Optional.empty();
    }

    private Optional<HashedKey> unsalted(Scheme.Unsalted scheme) {
        if (fields.lookup() != null) {
            fault("lookup", "is not for " + scheme.algorithmText() + ", which is looked up by the digest itself");
        }
        DigestEncoding encoding = encoding();
        return digest(scheme.algorithmText())
                .flatMap(text -> readable(() -> new DigestText(scheme).read(text, encoding)))
                .map(bytes -> new HashedKey.Unsalted(scheme, LegacyDigest.of(bytes)));
    }

    private @Nullable DigestEncoding encoding() {
        String text = fields.encoding();
        if (text == null) {
            return null;
        }
        Optional<DigestEncoding> encoding = DigestEncoding.parse(text);
        if (encoding.isEmpty()) {
            fault("encoding", "is none that Talos knows; allowed are " + ENCODINGS);
        }
        return encoding.orElse(null);
    }

    private Optional<HashedKey> salted(SlowAlgorithm algorithm, KeyPart part) {
        refuse("secret", fields.secret(), "only hmac-sha256 has a secret");
        refuse("encoding", fields.encoding(), "the text of " + algorithm.text() + " says its own");
        Optional<LookupReader.Reading> lookup =
                LookupReader.read(fields.lookup(), (name, description) -> fault(at("lookup", name), description));
        Optional<SlowText> slow =
                digest(algorithm.text()).flatMap(text -> readable(() -> SlowText.read(algorithm, text)));
        return lookup.flatMap(found ->
                slow.map(read -> salted(new Scheme.Salted(algorithm, part, found.shape()), read, found.hint())));
    }

    private static HashedKey salted(Scheme.Salted scheme, SlowText slow, Secret hint) {
        return new HashedKey.Salted(scheme, slow.digest(), slow.parameters().text(), hint);
    }

    private Optional<String> digest(String algorithm) {
        if (fields.digest() == null || fields.digest().isEmpty()) {
            fault(
                    "digest",
                    (fields.digest() == null ? "is missing" : "is empty") + "; a digest by " + algorithm
                            + " is needed");
            return Optional.empty();
        }
        return Optional.of(fields.digest());
    }

    private <T> Optional<T> readable(Reading<T> reading) {
        try {
            return Optional.of(reading.read());
        } catch (UnreadableDigest e) {
            fault("digest", e.description());
            return Optional.empty();
        }
    }

    private void refuse(String name, @Nullable String value, String why) {
        if (value != null) {
            fault(name, "is not allowed with this algorithm: " + why);
        }
    }

    private void fault(String name, String description) {
        violations.add(new FieldViolation(at(FIELD, name), description));
    }

    private static String at(String object, String name) {
        return name.isEmpty() ? object : object + "." + name;
    }

    /** A reading of the digest. */
    private interface Reading<T> {

        T read() throws UnreadableDigest;
    }
}
