package dev.talos.credential.legacy;

import dev.talos.crypto.HmacKey;
import dev.talos.crypto.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code import.legacy_secrets}: the keys of keyed digests by their names. Immutable. */
public final class LegacySecrets {

    public static final LegacySecrets NONE = new LegacySecrets(Map.of());

    /** In the words of an error message. */
    public static final String ALLOWED_NAME = "1 to 64 of the characters A-Z a-z 0-9 _ -";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Map<String, HmacKey> keys;

    private LegacySecrets(Map<String, HmacKey> keys) {
        this.keys = Map.copyOf(keys);
    }

    /**
     * The UTF-8 bytes of each secret are the key.
     *
     * @throws IllegalArgumentException when a name is not allowed or a secret is empty
     */
    public static LegacySecrets of(Map<String, Secret> secrets) {
        secrets.forEach((name, secret) -> {
            if (!isName(name) || secret.expose().isEmpty()) {
                throw new IllegalArgumentException("a legacy secret is not empty, and its name is " + ALLOWED_NAME);
            }
        });
        return new LegacySecrets(secrets.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> HmacKey.of(entry.getValue().exposeUtf8()))));
    }

    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** All of them, in the order of the alphabet. */
    public SortedSet<String> names() {
        return new TreeSet<>(keys.keySet());
    }

    public Optional<HmacKey> find(String name) {
        return Optional.ofNullable(keys.get(name));
    }
}
