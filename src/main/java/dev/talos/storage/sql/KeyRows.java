package dev.talos.storage.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.talos.model.ApiKey;
import dev.talos.model.Cidr;
import dev.talos.model.KeyId;
import dev.talos.model.Metadata;
import dev.talos.model.RateLimitPolicy;
import dev.talos.model.Revocation;
import dev.talos.storage.StoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of {@code api_keys} as a key. */
final class KeyRows {

    /** The columns of a SELECT that {@link #read} understands. More may follow. */
    static final String COLUMNS = "api_keys.key_id, kind, name, actor_id, scopes, metadata, visibility,"
            + " rate_limit_quota, rate_limit_window_nanos, rate_limit_unit, allowed_cidrs,"
            + " create_time, update_time, expire_time, last_used_time,"
            + " revoke_time, revocation_reason, revocation_description";

    /** Where a column after {@link #COLUMNS} is found. */
    static final int FIRST_MORE = 19;

    private KeyRows() {}

    /** What one row says. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * With whatever is wrong with the row as a fault of the database, so that others need not suffer for it. Its cause names
     * the key, for whoever has to mend it.
     */
    static <T> T read(ResultSet row, Reader<T> reader) throws SQLException {
        try {
            return reader.read(row);
        } catch (RuntimeException e) {
            String what = e instanceof StoreException
                    ? String.valueOf(e.getMessage())
                    : "the database holds a row that is no key";
            throw new StoreException.Broken(what, new IllegalStateException("in the row of the key " + id(row), e));
        }
    }

    /** As far as it is one. */
    private static String id(ResultSet row) throws SQLException {
        byte[] id = row.getBytes(1);
        return id != null && id.length == 2 * Long.BYTES
                ? KeyId.ofBytes(id).toString()
                : "with the bytes " + (id == null ? "" : HexFormat.of().formatHex(id));
    }

    static ApiKey read(ResultSet row) throws SQLException {
        return read(row, KeyRows::key);
    }

    /** Throws whatever is wrong with it, for {@link #read(ResultSet, Reader)}. */
    static ApiKey key(ResultSet row) throws SQLException {
        return new ApiKey(
                KeyId.ofBytes(row.getBytes(1)),
                KeyCodes.kind(row.getInt(2)),
                attributes(row),
                Micros.toInstant(row.getLong(12)),
                Micros.toInstant(row.getLong(13)),
                time(row, 14),
                time(row, 15),
                revocation(row));
    }

    private static ApiKey.Attributes attributes(ResultSet row) throws SQLException {
        return new ApiKey.Attributes(
                StoredText.read(text(row, 3)),
                StoredText.read(text(row, 4)),
                TextLists.read(text(row, 5)),
                new Metadata(text(row, 6)),
                KeyCodes.visibility(row.getInt(7)),
                rateLimit(row),
                cidrs(text(row, 11)));
    }

    /**
     * All databases answer with UTF-8. For a string SQLite's driver has the JVM make an object around native memory, which
     * costs more than the rest of the call.
     */
    private static String text(ResultSet row, int column) throws SQLException {
        return new String(row.getBytes(column), UTF_8);
    }

    private static @Nullable RateLimitPolicy rateLimit(ResultSet row) throws SQLException {
        Long quota = numberOrNull(row, 8);
        return quota == null ? null : new RateLimitPolicy(quota, Duration.ofNanos(row.getLong(9)), textOrNull(row, 10));
    }

    private static List<Cidr> cidrs(String stored) {
        List<String> texts = TextLists.read(stored);
        return texts.isEmpty()
                ? List.of()
                : texts.stream()
                        .map(text -> Cidr.parse(text).orElseThrow(KeyRows::damagedCidr))
                        .toList();
    }

    private static StoreException damagedCidr() {
        return new StoreException.Broken("the database holds an address block that is none", null);
    }

    private static @Nullable String textOrNull(ResultSet row, int column) throws SQLException {
        String stored = row.getString(column);
        return stored == null ? null : StoredText.read(stored);
    }

    private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
        Long micros = numberOrNull(row, column);
        return micros == null ? null : Micros.toInstant(micros);
    }

    /** Most are null, and SQLite's driver tells so by one call into native code; to read and then ask takes two. */
    private static @Nullable Long numberOrNull(ResultSet row, int column) throws SQLException {
        return switch (row.getObject(column)) {
            case null -> null;
            case Number number -> number.longValue();
            default -> throw new StoreException.Broken("the database holds something that is no number for one", null);
        };
    }

    private static @Nullable Revocation revocation(ResultSet row) throws SQLException {
        Instant when = time(row, 16);
        return when == null ? null : new Revocation(when, KeyCodes.reason(row.getInt(17)), textOrNull(row, 18));
    }
}
