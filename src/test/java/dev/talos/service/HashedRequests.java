package dev.talos.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.talos.credential.legacy.HashedKey;
import dev.talos.credential.legacy.HashedKeyFields;
import dev.talos.credential.legacy.HashedKeyReader;
import dev.talos.credential.legacy.LegacySecrets;
import dev.talos.crypto.Secret;
import dev.talos.model.Checked;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Imports of digests, which are made here as another store would make them. */
final class HashedRequests {

    static final LegacySecrets SECRETS = LegacySecrets.of(Map.of("old", Secret.of("the key of the old store")));

    /** Its digest was made by libxcrypt, with a cost of 4. */
    static final String BCRYPT_KEY = "sk_live_bcrypt_0001";

    static final String BCRYPT_TEXT = "$2b$04$abcdefghijklmnopqrstuukk0rEGVQ9zwD/RL8novXOYfPvZRCD06";

    /** Of a key with the same lookup and the same salt. */
    static final String OTHER_BCRYPT_KEY = "sk_live_bcrypt_0002";

    static final String OTHER_BCRYPT_TEXT = "$2b$04$abcdefghijklmnopqrstuuOdrHUF3F/cnmE2r2Qc0w1h6lm33eZ6u";

    private HashedRequests() {}

    static ImportRequest sha256(String rawKey) {
        return of(new HashedKeyFields("sha256", hex("SHA-256", rawKey), "hex", null, null, null));
    }

    static ImportRequest sha512(String rawKey) {
        return of(new HashedKeyFields("sha512", hex("SHA-512", rawKey), "hex", null, null, null));
    }

    /** As Laravel Sanctum keeps a token: the part behind the bar is hashed. */
    static ImportRequest sanctum(String token) {
        String secret = token.substring(token.indexOf('|') + 1);
        return of(new HashedKeyFields("sha256", hex("SHA-256", secret), "hex", "after_first:|", null, null));
    }

    static ImportRequest keyed(String rawKey) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("the key of the old store".getBytes(UTF_8), "HmacSHA256"));
            String digest = HexFormat.of().formatHex(mac.doFinal(rawKey.getBytes(UTF_8)));
            return of(new HashedKeyFields("hmac-sha256", digest, "hex", null, "old", null));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Of {@link #BCRYPT_KEY}, looked up by its first eight characters. */
    static ImportRequest bcrypt() {
        return bcrypt(BCRYPT_TEXT);
    }

    static ImportRequest bcrypt(String text) {
        return bcrypt(text, 8);
    }

    static ImportRequest bcrypt(String text, int prefix) {
        HashedKeyFields.Lookup lookup = new HashedKeyFields.Lookup(BCRYPT_KEY.substring(0, prefix), null, null, null);
        return of(new HashedKeyFields("bcrypt", text, null, null, null, lookup));
    }

    static ImportRequest of(HashedKeyFields fields) {
        return switch (HashedKeyReader.read(fields, SECRETS)) {
            case Checked.Ok<HashedKey>(var key) -> {
                ImportRequest request = Bench.request("unused");
                yield new ImportRequest(
                        new ImportRequest.Form.Hashed(key), request.attributes(), request.ttl(), request.requestId());
            }
            case Checked.Faulty<HashedKey>(var violations) -> throw new AssertionError(violations.toString());
        };
    }

    static byte[] digest(String algorithm, String text) {
        try {
            return MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static String hex(String algorithm, String text) {
        return HexFormat.of().formatHex(digest(algorithm, text));
    }
}
