package dev.talos.cli.remote.bulk.input;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Rows of djangorestframework-api-key: {@code hashed_key} as a password hasher of Django wrote it, {@code prefix} as
 * what stands before the dot of the key.
 */
final class DjangoColumns implements KeyColumns {
    private static final Column HASHED_KEY = Column.of("hashed_key", "digest");
    private static final String PREFIX = "prefix";

    private static final String SHA512 = "sha512$$";
    private static final String PBKDF2 = "pbkdf2_sha256$";
    private static final String BCRYPT = "bcrypt$";
    private static final String ARGON2ID = "argon2$argon2id$";

    @Override
    public List<Column> required() {
        return List.of(HASHED_KEY);
    }

    @Override
    public List<String> optional() {
        return List.of(PREFIX);
    }

    @Override
    public void write(Cells row, Place place, JsonGenerator request) throws IOException, RowFault {
        String text = HASHED_KEY.in(row);
        if (text.startsWith(SHA512)) {
            new HashedKey("sha512", text.substring(SHA512.length()), "hex", "", "", Map.of()).write(request);
        } else if (text.startsWith(PBKDF2)) {
            salted("pbkdf2-sha256", text, row).write(request);
        } else if (text.startsWith(BCRYPT)) {
            salted("bcrypt", text.substring(BCRYPT.length()), row).write(request);
        } else if (text.startsWith(ARGON2ID)) {
            salted("argon2id", text.substring("argon2".length()), row).write(request);
        } else {
            throw new RowFault(
                    place,
                    "hashed_key is of a hasher that is not supported; sha512$$, pbkdf2_sha256$, bcrypt$ and"
                            + " argon2$argon2id$ are");
        }
    }

    private static HashedKey salted(String algorithm, String digest, Cells row) {
        String prefix = row.text(PREFIX);
        Map<String, String> lookup = prefix.isEmpty() ? Map.of() : Map.of("id_before", ".", "id", prefix);
        return new HashedKey(algorithm, digest, "", "", "", lookup);
    }
}
