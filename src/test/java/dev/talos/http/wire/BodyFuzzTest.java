package dev.talos.http.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.credential.legacy.LegacySecrets;
import dev.talos.model.Checked;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whatever comes is read or refused; nothing throws. */
class BodyFuzzTest {

    private static final String GOOD =
            "{\"raw_key\":\"k\",\"name\":\"n\",\"actor_id\":\"a\",\"scopes\":[\"s\"],\"ttl\":\"1h\","
                    + "\"metadata\":{\"a\":[1,2.5,null,true]},\"rate_limit_policy\":{\"quota\":\"1\",\"window\":\"1s\"}}";

    private static final String HASHED = "{\"name\":\"n\",\"actor_id\":\"a\",\"hashed_key\":{\"algorithm\":\"bcrypt\","
            + "\"digest\":\"$2b$04$abcdefghijklmnopqrstuukk0rEGVQ9zwD/RL8novXOYfPvZRCD06\","
            + "\"lookup\":{\"id_before\":\".\",\"id\":\"7\"}}}";

    private static final ImportBody BODIES = new ImportBody(LegacySecrets.NONE);

    /** A good request in which a piece is gone, doubled or replaced. */
    @Provide
    Arbitrary<byte[]> spoilt() {
        return Arbitraries.of(GOOD, HASHED).flatMap(text -> spoilt(text.getBytes(UTF_8)));
    }

    private static Arbitrary<byte[]> spoilt(byte[] good) {
        return Arbitraries.integers()
                .between(0, good.length - 1)
                .tuple3()
                .flatMap(places -> Arbitraries.bytes().map(value -> {
                    byte[] body = good.clone();
                    body[places.get1()] = value;
                    int length = Math.max(1, places.get2());
                    byte[] cut = Arrays.copyOf(body, places.get3() % 3 == 0 ? length : body.length);
                    return cut;
                }));
    }

    @Test
    void what_is_spoilt_is_good() {
        assertThat(BODIES.read(GOOD.getBytes(UTF_8))).isInstanceOf(Checked.Ok.class);
        assertThat(BODIES.read(HASHED.getBytes(UTF_8))).isInstanceOf(Checked.Ok.class);
    }

    @Property
    void a_spoilt_import_is_read_or_refused(@ForAll("spoilt") byte[] body) {
        assertThat(BODIES.read(body)).isInstanceOf(Checked.class);
    }

    @Property
    void a_spoilt_batch_is_read_or_refused(@ForAll("spoilt") byte[] body) {
        assertThat(BODIES.readBatch(("{\"requests\":[" + new String(body, UTF_8) + "]}").getBytes(UTF_8)))
                .isInstanceOf(Checked.class);
    }

    @Property
    void any_bytes_are_read_or_refused(@ForAll byte[] body) {
        assertThat(CredentialBody.readVerify(body)).isInstanceOf(Checked.class);
    }

    @Property
    void a_good_import_cut_anywhere_is_refused(@ForAll("cuts") int length) {
        assertThat(BODIES.read(GOOD.substring(0, length).getBytes(UTF_8))).isInstanceOf(Checked.Faulty.class);
    }

    @Provide
    Arbitrary<Integer> cuts() {
        return Arbitraries.integers().between(0, GOOD.length() - 1);
    }
}
