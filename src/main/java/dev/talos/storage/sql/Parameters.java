package dev.talos.storage.sql;

import dev.talos.model.ApiKey;
import dev.talos.model.Cidr;
import dev.talos.model.RateLimitPolicy;
import dev.talos.model.Revocation;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Fills in the question marks of a statement from left to right. */
final class Parameters {

    private final PreparedStatement statement;
    private int filled;

    Parameters(PreparedStatement statement) {
        this.statement = statement;
    }

    Parameters bytes(byte @Nullable [] value) throws SQLException {
        statement.setBytes(++filled, value);
        return this;
    }

    Parameters text(@Nullable String value) throws SQLException {
        statement.setString(++filled, StoredText.write(value));
        return this;
    }

    Parameters number(int value) throws SQLException {
        statement.setInt(++filled, value);
        return this;
    }

    Parameters number(long value) throws SQLException {
        statement.setLong(++filled, value);
        return this;
    }

    Parameters numberOrNull(@Nullable Number value) throws SQLException {
        if (value == null) {
            statement.setNull(++filled, Types.BIGINT);
        } else {
            statement.setLong(++filled, value.longValue());
        }
        return this;
    }

    Parameters time(@Nullable Instant value) throws SQLException {
        return numberOrNull(value == null ? null : Micros.of(value));
    }

    /** The columns of {@link KeyUpdate#ATTRIBUTES}. */
    Parameters attributes(ApiKey.Attributes attributes) throws SQLException {
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
    Parameters revocation(@Nullable Revocation revocation) throws SQLException {
        return time(revocation == null ? null : revocation.time())
                .numberOrNull(revocation == null ? null : KeyCodes.of(revocation.reason()))
                .text(revocation == null ? null : revocation.description());
    }
}
