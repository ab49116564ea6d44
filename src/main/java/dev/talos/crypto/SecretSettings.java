package dev.talos.crypto;

import java.util.List;

/**
 * {@code secrets.hmac}.
 *
 * @param current makes and checks; {@value #SHORTEST} characters or more
 * @param retired only check, as long as the current one at least
 */
public record SecretSettings(Secret current, List<Secret> retired) {

    public static final int SHORTEST = 32;

    public SecretSettings {
        retired = List.copyOf(retired);
    }
}
