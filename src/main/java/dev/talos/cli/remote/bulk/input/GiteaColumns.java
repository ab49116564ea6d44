package dev.talos.cli.remote.bulk.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Rows of Gitea's {@code access_token}: PBKDF2 with 10,000 rounds and 50 bytes, found by the token's last eight. */
final class GiteaColumns implements KeyColumns {
    private static final Column HASH = Column.of("token_hash", "digest");
    private static final Column SALT = Column.of("token_salt");
    private static final Column LAST_EIGHT = Column.of("token_last_eight");
    private static final String PARAMETERS = "$pbkdf2-sha256$i=10000,l=50$";

    @Override
    public List<Column> required() {
        return List.of(HASH, SALT, LAST_EIGHT);
    }

    @Override
    public List<String> optional() {
        return List.of();
    }

    @Override
    public void write(Cells row, Place place, JsonGenerator request) throws IOException, RowFault {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        // The characters of the salt are the salt, though they look like hexadecimal digits.
        String salt = base64.encodeToString(SALT.in(row).getBytes(UTF_8));
        String digest = PARAMETERS + salt + "$" + base64.encodeToString(hash(row, place));
        new HashedKey("pbkdf2-sha256", digest, "", "", "", Map.of("suffix", LAST_EIGHT.in(row))).write(request);
    }

    private static byte[] hash(Cells row, Place place) throws RowFault {
        try {
            return HexFormat.of().parseHex(HASH.in(row));
        } catch (IllegalArgumentException _) {
            throw new RowFault(place, "token_hash is not hexadecimal");
        }
    }
}
