package dev.talos.crypto;

import java.util.HexFormat;

/**
 * Tells which secret a digest was made under without telling anything about the secret. Eight bytes: enough to keep a
 * handful of secrets apart.
 */
public record SecretId(long value) {

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(value);
    }
}
