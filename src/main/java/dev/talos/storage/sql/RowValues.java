package dev.talos.storage.sql;

import dev.talos.model.ApiKey;
import dev.talos.model.Cidr;
import dev.talos.model.RateLimitPolicy;
import dev.talos.model.Revocation;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Takes values from left to right. An int is for a column of four bytes, a long for one of eight.
 */
interface RowValues {

    RowValues bytes(byte @Nullable [] value) throws SQLException;

    RowValues text(@Nullable String value) throws SQLException;

    RowValues number(int value) throws SQLException;

    RowValues number(long value) throws SQLException;

    RowValues numberOrNull(@Nullable Number value) throws SQLException;

    default RowValues time(@Nullable Instant value) throws SQLException {
        return numberOrNull(value == null ? null : Micros.of(value));
    }

    /** The columns of {@link KeyUpdate#ATTRIBUTES}. */
    default RowValues attributes(ApiKey.Attributes attributes) throws SQLException {
        RateLimitPolicy limit = attributes.rateLimitPolicy();
        return text(attributes.name())
                .text(attributes.actorId())
                .text(TextLists.write(attributes.scopes()))
                .text(attributes.metadata().json())
                .number(KeyCodes.of(attributes.visibility()))
                .numberOrNull(limit == null ? null : limit.quota())
                .numberOrNull(limit == null ? null : limit.window().toNanos())
                .text(limit == null ? null : limit.unit())
                .text(TextLists.write(
                        attributes.allowedCidrs().stream().map(Cidr::toString).toList()));
    }

    /** The columns of {@link KeyUpdate#REVOCATION}. */
    default RowValues revocation(@Nullable Revocation revocation) throws SQLException {
        return time(revocation == null ? null : revocation.time())
                .numberOrNull(revocation == null ? null : KeyCodes.of(revocation.reason()))
                .text(revocation == null ? null : revocation.description());
    }
}
