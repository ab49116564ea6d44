package dev.talos.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Rows as real key stores have them. Each is made by what the store's own documentation or source says, with the JDK's
 * primitives only, so that nothing here shares a mistake with the code that is tested.
 */
public final class LegacyStores {

    public static final String SECRET_NAME = "old-api";
    public static final String SECRET = "the key of the old store's digests";

    private static final HexFormat HEX = HexFormat.of();
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private LegacyStores() {}

    /** One row of every store, by its name. */
    public static Map<String, LegacyRow> all() {
        return new TreeMap<>(Map.of(
                "unkey", unkey(),
                "better-auth", betterAuth(),
                "sanctum", sanctum(),
                "prefixed-api-key", prefixedApiKey(),
                "djangorestframework-api-key", django(),
                "djangorestframework-api-key, older", olderDjango(),
                "gitea", gitea(),
                "bcrypt with a prefix", bcrypt(),
                "argon2id with a prefix", argon2id(),
                "hmac with a secret", keyed()));
    }

    /** {@code keys.hash}: padded base64 of the SHA-256 of the whole key. */
    public static LegacyRow unkey() {
        String key = "acme_3ZzVhnVXQ8nTZfQwJr9pCkLm";
        String hash = BASE64.encodeToString(sha("SHA-256", key));
        return new LegacyRow(
                key, hash, unsalted("sha256", hash).put("encoding", "base64"), from("unkey", Map.of("hash", hash)));
    }

    /** {@code apikey.key}: base64url without padding of the SHA-256 of the whole key, its prefix included. */
    public static LegacyRow betterAuth() {
        String key = "app_" + "kXwPqRtYuIoPaSdFgHjKlZxCvBnMqWeRtYuIoPaSdFgHjKlZxCvBnMqWeRtYuIoP";
        String hash = Base64.getUrlEncoder().withoutPadding().encodeToString(sha("SHA-256", key));
        return new LegacyRow(
                key,
                hash,
                unsalted("sha256", hash).put("encoding", "base64url"),
                from("better-auth", Map.of("key", hash)));
    }

    /** {@code personal_access_tokens.token}: the client holds {@code id|token}, the store hex SHA-256 of the token. */
    public static LegacyRow sanctum() {
        String token = "nTqZ4vWxYbCdEfGhIjKlMnOpQrStUvWxYzAbCdEf9c1f0b2a";
        String hash = HEX.formatHex(sha("SHA-256", token));
        return new LegacyRow(
                "42|" + token,
                hash,
                unsalted("sha256", hash).put("encoding", "hex").put("part", "after_first:|"),
                from("sanctum", Map.of("token", hash)));
    }

    /** {@code longTokenHash}: hex SHA-256 of what stands behind the last underscore. */
    public static LegacyRow prefixedApiKey() {
        String longToken = "51FwqftsmMDHHbJAMEXXHCgG";
        String hash = HEX.formatHex(sha("SHA-256", longToken));
        return new LegacyRow(
                "mycompany_BRTRKFsL_" + longToken,
                hash,
                unsalted("sha256", hash).put("encoding", "hex").put("part", "after_last:_"),
                from("prefixed-api-key", Map.of("longTokenHash", hash)));
    }

    /** {@code hashed_key} since 3.0: {@code sha512$$} and hex SHA-512 of the whole {@code prefix.secret}. */
    public static LegacyRow django() {
        String key = "Ab3dEf7h.k2M4n6P8r0T1v3X5z7B9d1F3h5J7l9N1";
        String hex = HEX.formatHex(sha("SHA-512", key));
        return new LegacyRow(
                key,
                "sha512$$" + hex,
                unsalted("sha512", hex).put("encoding", "hex"),
                from("drf", Map.of("hashed_key", "sha512$$" + hex, "prefix", "Ab3dEf7h")));
    }

    /** {@code hashed_key} before 3.0: as Django hashes passwords; found by the column {@code prefix}. */
    public static LegacyRow olderDjango() {
        String prefix = "Zy9xWv7u";
        String key = prefix + ".s5R3q1P9o7N5m3L1k9J7i5H3g1F9e7D5";
        String salt = "cKq0T1dZ5jXw";
        String hash = "pbkdf2_sha256$12000$" + salt + "$"
                + BASE64.encodeToString(pbkdf2(key, salt.getBytes(UTF_8), 12_000, 32));
        ObjectNode hashedKey = unsalted("pbkdf2-sha256", hash);
        hashedKey.putObject("lookup").put("id_before", ".").put("id", prefix);
        return new LegacyRow(key, hash, hashedKey, from("drf", Map.of("hashed_key", hash, "prefix", prefix)));
    }

    /**
     * {@code access_token}: {@code token_hash} is hex PBKDF2 of the token, 10,000 iterations, 50 bytes; the salt is the
     * text in {@code token_salt}; found by {@code token_last_eight}.
     */
    public static LegacyRow gitea() {
        String token = "9b2f7c41d8e6a05344f1c2b39d7e8a6650f4e3d2";
        String salt = "hY4vN8qLw2";
        byte[] hash = pbkdf2(token, salt.getBytes(UTF_8), 10_000, 50);
        Base64.Encoder phc = BASE64.withoutPadding();
        ObjectNode hashedKey = unsalted(
                "pbkdf2-sha256",
                "$pbkdf2-sha256$i=10000,l=50$" + phc.encodeToString(salt.getBytes(UTF_8)) + "$"
                        + phc.encodeToString(hash));
        String lastEight = token.substring(token.length() - 8);
        hashedKey.putObject("lookup").put("suffix", lastEight);
        return new LegacyRow(
                token,
                HEX.formatHex(hash),
                hashedKey,
                from(
                        "gitea",
                        Map.of(
                                "token_hash", HEX.formatHex(hash),
                                "token_salt", salt,
                                "token_last_eight", lastEight)));
    }

    /** Made by libxcrypt 4.4: {@code perl -e 'print crypt(KEY, q($2b$10$abcdefghijklmnopqrstuu))'}. */
    public static LegacyRow bcrypt() {
        String hash = "$2b$10$abcdefghijklmnopqrstuu6AF68LF4qYAS3CGUGVkELhdVUTiIiZ2";
        ObjectNode hashedKey = unsalted("bcrypt", hash);
        hashedKey.putObject("lookup").put("prefix", "acme_liv");
        return new LegacyRow(
                "acme_live_7Qm2Zr8KxW3pLd9TfVbN",
                hash,
                hashedKey,
                hashed("bcrypt", Map.of("digest", hash, "lookup_prefix", "acme_liv")));
    }

    /** Made by the reference implementation: {@code argon2 saltysaltysalt16 -id -t 3 -k 4096 -p 4 -l 32 -e}. */
    public static LegacyRow argon2id() {
        String hash =
                "$argon2id$v=19$m=4096,t=3,p=4$c2FsdHlzYWx0eXNhbHQxNg$xOAW1twCit2oQwGGetbX59LPwpejCdycbpfJ9BTL8ng";
        ObjectNode hashedKey = unsalted("argon2id", hash);
        hashedKey.putObject("lookup").put("prefix", "beta_pro");
        return new LegacyRow(
                "beta_prod_5Tn8Yw1Rb4Zk7Jc0Hq3Ms",
                hash,
                hashedKey,
                hashed("argon2id", Map.of("digest", hash, "lookup_prefix", "beta_pro")));
    }

    /** Hex HMAC-SHA256 of the whole key under a secret of the store. */
    public static LegacyRow keyed() {
        String key = "live-4f8a-11c2-9d3e-77b0";
        String hash = HEX.formatHex(hmac(SECRET.getBytes(UTF_8), key.getBytes(UTF_8)));
        return new LegacyRow(
                key,
                hash,
                unsalted("hmac-sha256", hash).put("encoding", "hex").put("secret", SECRET_NAME),
                hashed("hmac-sha256@" + SECRET_NAME + ":hex", Map.of("digest", hash)));
    }

    private static LegacyRow.Export from(String store, Map<String, String> columns) {
        return new LegacyRow.Export("--from", store, columns);
    }

    private static LegacyRow.Export hashed(String scheme, Map<String, String> columns) {
        return new LegacyRow.Export("--hashed", scheme, columns);
    }

    private static ObjectNode unsalted(String algorithm, String digest) {
        return ApiClient.object().put("algorithm", algorithm).put("digest", digest);
    }

    private static byte[] sha(String algorithm, String text) {
        try {
            return MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 8018 section 5.2, step by step. */
    private static byte[] pbkdf2(String password, byte[] salt, int iterations, int length) {
        byte[] key = password.getBytes(UTF_8);
        ByteBuffer blocks = ByteBuffer.allocate(length);
        for (int block = 1; blocks.hasRemaining(); block++) {
            byte[] round = hmac(
                    key,
                    ByteBuffer.allocate(salt.length + Integer.BYTES)
                            .put(salt)
                            .putInt(block)
                            .array());
            byte[] sum = round.clone();
            for (int i = 1; i < iterations; i++) {
                round = hmac(key, round);
                for (int at = 0; at < sum.length; at++) {
                    sum[at] ^= round[at];
                }
            }
            blocks.put(sum, 0, Math.min(sum.length, blocks.remaining()));
        }
        return blocks.array();
    }
}
