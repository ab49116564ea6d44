package dev.talos.credential.legacy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a digest looks like that no scheme explains. */
final class DoctorHints {

    private static final int MD5_BYTES = 16;
    private static final int SHA1_BYTES = 20;
    private static final int GITEA_BYTES = 50;

    private DoctorHints() {}

    static List<String> of(String digest, LegacySecrets secrets) {
        Optional<SlowAlgorithm> slow = slow(digest);
        if (slow.isPresent()) {
            return slowly(slow.get(), digest);
        }
        List<String> hints = new ArrayList<>();
        for (DigestEncoding encoding : DigestEncoding.values()) {
            encoding.decode(digest.strip())
                    .flatMap(bytes -> ofLength(bytes.length))
                    .map(hint -> "As " + encoding.text() + " " + hint)
                    .ifPresent(hints::add);
        }
        if (hints.isEmpty()) {
            hints.add("It has no length that a digest has, in hex, base64 or base64url, and is no salted text:"
                    + " look whether it was cut off.");
        } else if (secrets.names().isEmpty()) {
            hints.add("It may be keyed: give the store's secret with --secret or --secret-file.");
        }
        return hints;
    }

    private static List<String> slowly(SlowAlgorithm algorithm, String digest) {
        try {
            SlowText.read(algorithm, digest);
            return List.of("It is a good " + algorithm.text() + " text, but of another key.");
        } catch (UnreadableDigest e) {
            return List.of("It looks like " + algorithm.text() + ", but " + e.description() + ".");
        }
    }

    private static Optional<SlowAlgorithm> slow(String digest) {
        if (digest.startsWith("$2")) {
            return Optional.of(SlowAlgorithm.BCRYPT);
        }
        if (digest.startsWith("$argon2")) {
            return Optional.of(SlowAlgorithm.ARGON2ID);
        }
        return digest.startsWith("$pbkdf2") || digest.startsWith("pbkdf2_")
                ? Optional.of(SlowAlgorithm.PBKDF2_SHA256)
                : Optional.empty();
    }

    private static Optional<String> ofLength(int bytes) {
        List<String> algorithms = Arrays.stream(PlainAlgorithm.values())
                .filter(algorithm -> algorithm.length() == bytes)
                .map(PlainAlgorithm::text)
                .toList();
        if (!algorithms.isEmpty()) {
            return Optional.of(
                    "it has the length of " + String.join(", ", algorithms)
                            + ": of another key, of another part of it, or with a salt mixed in, which Talos cannot recompute.");
        }
        return switch (bytes) {
            case MD5_BYTES -> Optional.of("it has the length of MD5, which Talos does not take.");
            case SHA1_BYTES -> Optional.of("it has the length of SHA-1, which Talos does not take.");
            case GITEA_BYTES ->
                Optional.of("it has the length of Gitea's token_hash, which needs the row's token_salt:"
                        + " see --from gitea of batch-import.");
            default -> Optional.empty();
        };
    }
}
