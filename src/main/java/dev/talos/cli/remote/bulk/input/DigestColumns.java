package dev.talos.cli.remote.bulk.input;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.talos.cli.command.CommandFailure;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A digest, made in the same way in every row.
 *
 * @param digest the column that it stands in
 * @param scheme how it was made; its own digest and lookup are empty
 */
record DigestColumns(Column digest, HashedKey scheme) implements KeyColumns {
    private static final Set<String> SALTED = Set.of("pbkdf2-sha256", "bcrypt", "argon2id");
    private static final Set<String> ALGORITHMS = Set.of("sha256", "sha384", "sha512", "sha512-256", "sha3-256");
    private static final String HMAC = "hmac-sha256@";
    private static final Set<String> ENCODINGS = Set.of("hex", "base64", "base64url");
    private static final Pattern PART = Pattern.compile("whole|after_(first|last):.+", Pattern.DOTALL);
    private static final List<String> LOOKUPS =
            List.of("lookup_prefix", "lookup_suffix", "lookup_id", "lookup_id_before");

    static DigestColumns of(Column digest, String algorithm, String encoding, String part) {
        return new DigestColumns(digest, new HashedKey(algorithm, "", encoding, part, "", Map.of()));
    }

    /**
     * Reads {@code algorithm[@secret][:encoding][:part]}; the separator in a part may be any text.
     *
     * @throws CommandFailure when it names nothing that there is
     */
    static DigestColumns parse(String text) {
        String[] parts = text.split(":", 2);
        String rest = parts.length == 1 ? "" : parts[1];
        String encoding = rest.split(":", 2)[0];
        String part = rest;
        if (ENCODINGS.contains(encoding)) {
            part = rest.length() == encoding.length() ? "" : rest.substring(encoding.length() + 1);
        } else {
            encoding = "";
        }
        String secret = parts[0].startsWith(HMAC) ? parts[0].substring(HMAC.length()) : "";
        String algorithm = secret.isEmpty() ? parts[0] : HMAC.substring(0, HMAC.length() - 1);
        boolean known = !secret.isEmpty() || ALGORITHMS.contains(algorithm) || SALTED.contains(algorithm);
        boolean fits = encoding.isEmpty() || !SALTED.contains(algorithm);
        if (!known || !fits || !(part.isEmpty() || PART.matcher(part).matches())) {
            throw CommandFailure.usage("--hashed is '" + text + "'; needed is ALGORITHM[:hex|base64|base64url][:PART],"
                    + " with sha256, sha384, sha512, sha512-256, sha3-256 or hmac-sha256@SECRET, or"
                    + " pbkdf2-sha256, bcrypt or argon2id without an encoding; PART is whole, after_first:SEPARATOR or"
                    + " after_last:SEPARATOR");
        }
        return new DigestColumns(Column.of("digest"), new HashedKey(algorithm, "", encoding, part, secret, Map.of()));
    }

    @Override
    public List<Column> required() {
        return List.of(digest);
    }

    @Override
    public List<String> optional() {
        return SALTED.contains(scheme.algorithm()) ? LOOKUPS : List.of();
    }

    @Override
    public void write(Cells row, Place place, JsonGenerator request) throws IOException {
        Map<String, String> lookup = new LinkedHashMap<>();
        for (String column : optional()) {
            String value = row.text(column);
            if (!value.isEmpty()) {
                lookup.put(column.substring("lookup_".length()), value);
            }
        }
        new HashedKey(scheme.algorithm(), digest.in(row), scheme.encoding(), scheme.part(), scheme.secret(), lookup)
                .write(request);
    }
}
