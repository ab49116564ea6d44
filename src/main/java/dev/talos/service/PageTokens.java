package dev.talos.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.talos.crypto.Sealer;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.NetworkId;
import dev.talos.storage.KeyFilter;
import dev.talos.storage.ListQuery.Position;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Page tokens: the place of the last key shown, sealed, and of use for the same list only. */
public final class PageTokens {

    /** The list a token belongs to. */
    record Scope(NetworkId network, KeyKind kind, KeyFilter filter) {

        /** No two scopes give the same bytes: each text has its length in front. */
        private byte[] bytes() {
            return "%s|%s|%s|%s"
                    .formatted(network, kind, filter.status(), withLength(filter.actorId()))
                    .getBytes(UTF_8);
        }

        private static String withLength(@Nullable String text) {
            return text == null ? "-" : text.length() + ":" + text;
        }
    }

    private static final int BYTES = Long.BYTES + 16;

    private final Sealer sealer;

    public PageTokens(Sealer sealer) {
        this.sealer = sealer;
    }

    String seal(Position position, Scope scope) {
        byte[] plain = ByteBuffer.allocate(BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, position.createTime()))
                .put(position.keyId().toBytes())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealer.seal(plain, scope.bytes()));
    }

    /** Empty for anything this server did not seal for that list. */
    Optional<Position> open(String token, Scope scope) {
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        return sealer.open(sealed, scope.bytes())
                .filter(plain -> plain.length == BYTES)
                .map(plain -> {
                    ByteBuffer buffer = ByteBuffer.wrap(plain);
                    Instant createTime = Instant.EPOCH.plus(buffer.getLong(), ChronoUnit.MICROS);
                    byte[] keyId = new byte[16];
                    buffer.get(keyId);
                    return new Position(createTime, KeyId.ofBytes(keyId));
                });
    }
}
