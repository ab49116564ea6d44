package dev.talos.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.http.wire.JsonText;
import dev.talos.http.wire.VerdictJson;
import dev.talos.model.ApiKey;
import dev.talos.model.Metadata;
import dev.talos.service.Verdict;
import dev.talos.service.Verification;
import dev.talos.service.Verification.FromCache;
import dev.talos.testing.Keys;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RenderedVerdictsTest {

    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    private final RenderedVerdicts rendered = new RenderedVerdicts();

    private static Verdict valid(ApiKey key) {
        return new Verdict.Valid(key, "https://one.example");
    }

    private String json(Verdict verdict) {
        return new String(rendered.json(new Verification(verdict, FromCache.HIT)), UTF_8);
    }

    /** What is told of it from now on, as it came more than once. */
    private byte[] kept(Verdict verdict) {
        Verification hit = new Verification(verdict, FromCache.HIT);
        rendered.json(hit);
        byte[] json = rendered.json(hit);
        assertThat(rendered.json(hit)).isSameAs(json);
        return json;
    }

    private static String written(Verdict verdict) {
        return new String(JsonText.utf8(new VerdictJson(verdict)), UTF_8);
    }

    @Test
    void a_key_in_memory_that_comes_again_is_written_no_more() {
        Verification hit = new Verification(valid(Keys.key(CREATED, null)), FromCache.HIT);
        rendered.json(hit);

        assertThat(rendered.json(hit)).isSameAs(rendered.json(hit));
    }

    @Test
    void keys_that_come_once_push_nothing_out() {
        Verdict verdict = valid(Keys.key(CREATED, null));
        byte[] json = kept(verdict);
        for (int i = 0; i < 100_000; i++) {
            json(valid(Keys.key(CREATED, null)));
        }

        assertThat(rendered.json(new Verification(verdict, FromCache.HIT))).isSameAs(json);
    }

    @Test
    void each_of_more_keys_than_there_is_room_for_has_its_own_json() {
        List<Verdict> verdicts = Stream.generate(() -> valid(Keys.key(CREATED, null)))
                .limit(20_000)
                .toList();
        verdicts.forEach(this::json);
        verdicts.forEach(this::json);

        assertThat(verdicts).allSatisfy(verdict -> assertThat(json(verdict)).isEqualTo(written(verdict)));
    }

    @Test
    void hardly_any_of_a_thousand_keys_in_turn_is_written_twice() {
        List<Verification> hits = Stream.generate(() -> new Verification(valid(Keys.key(CREATED, null)), FromCache.HIT))
                .limit(1_000)
                .toList();
        for (int turn = 0; turn < 10; turn++) {
            hits.forEach(rendered::json);
        }
        Set<byte[]> written = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int turn = 0; turn < 2; turn++) {
            hits.forEach(hit -> written.add(rendered.json(hit)));
        }

        assertThat(written).hasSizeBetween(1_000, 1_020);
    }

    @Test
    void another_issuer_is_told_at_once() {
        ApiKey key = Keys.key(CREATED, null);
        kept(valid(key));

        assertThat(json(new Verdict.Valid(key, "https://two.example"))).contains("\"issuer\":\"https://two.example\"");
    }

    @Test
    void an_equal_key_that_was_read_anew_is_written_anew() {
        ApiKey key = Keys.key(CREATED, null);
        byte[] first = kept(valid(key));
        ApiKey again = key.withAttributes(key.attributes(), key.updateTime());

        assertThat(rendered.json(new Verification(valid(again), FromCache.HIT)))
                .isEqualTo(first)
                .isNotSameAs(first);
    }

    @Test
    void a_long_one_is_right_every_time() {
        ApiKey.Attributes some = Keys.key(CREATED, null).attributes();
        Verdict verdict = valid(Keys.key(
                new ApiKey.Attributes(
                        some.name(),
                        some.actorId(),
                        some.scopes(),
                        new Metadata("{\"x\":\"" + "y".repeat(2000) + "\"}"),
                        some.visibility(),
                        some.rateLimitPolicy(),
                        some.allowedCidrs()),
                CREATED,
                null));

        json(verdict);
        json(verdict);

        assertThat(json(verdict)).isEqualTo(written(verdict));
    }
}
