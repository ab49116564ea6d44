package dev.talos.storage.sql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What the keys of {@link QueryPlanContract} are like: SQL of key i of a tenant 0 to 4. */
final class PlanData {

    /** With half the number of keys to be filled in. The ends to come are in the year 2096. */
    static final String EXPIRE_TIME = """
            CASE WHEN tenant = 0 AND i %% 10 <> 3 THEN NULL
                 WHEN tenant IN (1, 2) AND i <= 5 THEN NULL
                 WHEN tenant IN (1, 2) AND i <= 10 THEN 4000000000000000 + i
                 WHEN tenant = 1 AND i > 20 AND i %% 2 = 0 THEN NULL
                 WHEN tenant = 3 AND i > 10 THEN 4000000000000000 + i
                 WHEN tenant = 4 AND i > %d THEN 4000000000000000 + i
                 ELSE i * 1000 + 1 END""";

    private static final String REVOKED = "(tenant = 0 AND i % 20 = 1) OR (tenant = 1 AND i > 20)";

    static final String REVOKE_TIME = "CASE WHEN " + REVOKED + " THEN i * 1000 + 1 END";

    static final String REASON = "CASE WHEN " + REVOKED + " THEN 0 END";

    private PlanData() {}

    /** The hash of a number's text. */
    static byte[] hash(String algorithm, int number) {
        try {
            return MessageDigest.getInstance(algorithm)
                    .digest(Integer.toString(number).getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
