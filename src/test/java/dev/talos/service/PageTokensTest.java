package dev.talos.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.crypto.Sealer;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.KeyStatus;
import dev.talos.model.NetworkId;
import dev.talos.service.PageTokens.Scope;
import dev.talos.storage.KeyFilter;
import dev.talos.storage.ListQuery.Position;
import dev.talos.testing.Vectors;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PageTokensTest {

    private static final Position POSITION = new Position(Instant.parse("2026-05-01T10:00:00.123456Z"), KeyId.random());
    private static final Scope SCOPE = scope(new KeyFilter("someone", KeyStatus.ACTIVE));

    private final PageTokens tokens = new PageTokens(new Sealer(Vectors::ring, new SecureRandom()));

    private static Scope scope(KeyFilter filter) {
        return new Scope(NetworkId.NIL, KeyKind.IMPORTED, filter);
    }

    static Stream<Scope> otherScopes() {
        return Stream.of(
                new Scope(new NetworkId(UUID.randomUUID()), KeyKind.IMPORTED, SCOPE.filter()),
                new Scope(NetworkId.NIL, KeyKind.ISSUED, SCOPE.filter()),
                scope(new KeyFilter("someone else", KeyStatus.ACTIVE)),
                scope(new KeyFilter("someone", KeyStatus.REVOKED)),
                scope(new KeyFilter(null, KeyStatus.ACTIVE)),
                scope(KeyFilter.NONE));
    }

    @Test
    void open_in_the_list_they_were_made_for() {
        assertThat(tokens.open(tokens.seal(POSITION, SCOPE), SCOPE)).contains(POSITION);
    }

    @ParameterizedTest
    @MethodSource("otherScopes")
    void do_not_open_in_another_list(Scope other) {
        assertThat(tokens.open(tokens.seal(POSITION, SCOPE), other)).isEmpty();
    }

    @Test
    void tell_nothing_of_the_key_they_stand_for() {
        assertThat(tokens.seal(POSITION, SCOPE)).doesNotContain(POSITION.keyId().toString());
    }

    @Property
    void made_up_by_a_stranger_do_not_open(@ForAll String text) {
        assertThat(tokens.open(text, SCOPE)).isEmpty();
    }
}
