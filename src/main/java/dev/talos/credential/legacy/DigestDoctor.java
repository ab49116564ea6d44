package dev.talos.credential.legacy;

import dev.talos.crypto.Secret;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds out how a legacy store made a digest, from one key that is known: by trying everything. */
public final class DigestDoctor {

    private final Secret key;
    private final LegacySecrets secrets;
    private final List<KeyPart> parts;

    /** @param secrets to try as keys of keyed digests */
    public DigestDoctor(Secret key, LegacySecrets secrets) {
        this.key = key;
        this.secrets = secrets;
        this.parts = PossibleParts.of(key.expose());
    }

    /**
     * Every scheme that makes this digest of the key, the simplest first. There may be several: a key with one separator
     * has the same part behind its first and behind its last.
     */
    public List<Explanation> explain(String digest) {
        Set<Explanation> found = new LinkedHashSet<>();
        for (String text : DigestMarks.readings(digest)) {
            explainUnsalted(text, found);
            for (SlowAlgorithm algorithm : SlowAlgorithm.values()) {
                explainSalted(algorithm, text, found);
            }
        }
        return List.copyOf(found);
    }

    private void explainUnsalted(String text, Set<Explanation> found) {
        for (DigestEncoding encoding : DigestEncoding.values()) {
            Optional<LegacyDigest> digest = encoding.decode(text).map(LegacyDigest::of);
            if (digest.isPresent()) {
                parts.stream()
                        .flatMap(this::schemes)
                        .filter(scheme -> scheme.digest(key, secrets).equals(digest))
                        .forEach(scheme -> found.add(Explanation.of(scheme, encoding, text)));
            }
        }
    }

    private Stream<Scheme.Unsalted> schemes(KeyPart part) {
        return Stream.concat(
                Arrays.stream(PlainAlgorithm.values()).map(algorithm -> new Scheme.Plain(algorithm, part)),
                secrets.names().stream().map(name -> new Scheme.Keyed(name, part)));
    }

    /** Slow, so each distinct part is tried once only. */
    private void explainSalted(SlowAlgorithm algorithm, String text, Set<Explanation> found) {
        SlowText slow;
        try {
            slow = SlowText.read(algorithm, text);
        } catch (UnreadableDigest _) {
            return;
        }
        Map<String, Boolean> matches = new HashMap<>();
        for (KeyPart part : parts) {
            boolean matching = part.of(key.expose())
                    .map(cut -> matches.computeIfAbsent(cut, _ -> matches(slow, cut)))
                    .orElse(false);
            if (matching) {
                found.add(Explanation.of(algorithm, part, text));
            }
        }
    }

    private static boolean matches(SlowText slow, String part) {
        return slow.parameters()
                .digest(Secret.of(part).exposeUtf8())
                .map(LegacyDigest::of)
                .equals(Optional.of(slow.digest()));
    }

    /** What may be the matter with a digest that nothing explains. Says nothing of the digest or the key itself. */
    public List<String> hints(String digest) {
        List<String> hints = new ArrayList<>();
        if (!key.expose().strip().equals(key.expose())) {
            hints.add("The key has white space at its start or end, which was hashed with it.");
        }
        hints.addAll(DoctorHints.of(digest, secrets));
        return hints;
    }
}
