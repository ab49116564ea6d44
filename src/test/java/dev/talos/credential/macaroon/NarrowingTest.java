package dev.talos.credential.macaroon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.model.Cidr;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NarrowingTest {

    private static final Instant EARLY = Instant.ofEpochSecond(100);
    private static final Instant LATE = Instant.ofEpochSecond(200);
    private static final List<String> GIVEN = List.of("write", "read", "admin");

    @Test
    void none_takes_nothing_away() {
        assertThat(Narrowing.NONE.scopes(GIVEN)).isEqualTo(GIVEN);
        assertThat(Narrowing.NONE.expires(LATE)).isEqualTo(LATE);
        assertThat(Narrowing.NONE.notBefore(EARLY)).isEqualTo(EARLY);
        assertThat(Narrowing.NONE.admits(Optional.empty())).isTrue();
    }

    @Test
    void the_earliest_end_counts() {
        assertThat(Narrowing.NONE
                        .and(expires(LATE))
                        .and(expires(EARLY))
                        .and(expires(LATE))
                        .expires())
                .isEqualTo(EARLY);
    }

    @Test
    void an_end_later_than_the_one_given_does_not_count() {
        assertThat(Narrowing.NONE.and(expires(LATE)).expires(EARLY)).isEqualTo(EARLY);
    }

    @Test
    void the_latest_beginning_counts() {
        assertThat(Narrowing.NONE
                        .and(notBefore(EARLY))
                        .and(notBefore(LATE))
                        .and(notBefore(EARLY))
                        .notBefore())
                .isEqualTo(LATE);
    }

    @Test
    void a_beginning_earlier_than_the_one_given_does_not_count() {
        assertThat(Narrowing.NONE.and(notBefore(EARLY)).notBefore(LATE)).isEqualTo(LATE);
    }

    @Test
    void only_scopes_that_all_have_are_left_in_the_order_given() {
        Narrowing narrowing =
                Narrowing.NONE.and(scopes("admin", "read", "write", "other")).and(scopes("read", "write"));

        assertThat(narrowing.scopes(GIVEN)).containsExactly("write", "read");
    }

    @Test
    void a_scope_once_given_up_does_not_come_back() {
        Narrowing narrowing = Narrowing.NONE.and(scopes("read")).and(scopes("read", "write"));

        assertThat(narrowing.scopes(GIVEN)).containsExactly("read");
    }

    @Test
    void a_scope_never_given_is_not_gained() {
        assertThat(Narrowing.NONE.and(scopes("root")).scopes(GIVEN)).isEmpty();
    }

    @Test
    void no_scopes_means_none_are_left() {
        assertThat(Narrowing.NONE.and(scopes()).scopes(GIVEN)).isEmpty();
    }

    @Test
    void every_list_must_admit_the_client() {
        Narrowing narrowing =
                Narrowing.NONE.and(from("10.0.0.0/8", "192.0.2.0/24")).and(from("10.1.0.0/16"));

        assertThat(narrowing.admits(client("10.1.2.3"))).isTrue();
        assertThat(narrowing.admits(client("10.2.2.3"))).isFalse();
        assertThat(narrowing.admits(client("192.0.2.1"))).isFalse();
    }

    @Test
    void a_client_that_is_not_known_is_not_admitted() {
        assertThat(Narrowing.NONE.and(from("0.0.0.0/0")).admits(Optional.empty()))
                .isFalse();
    }

    @Property
    void a_further_restriction_never_widens(
            @ForAll("restrictions") List<Restriction> before,
            @ForAll("restriction") Restriction more,
            @ForAll("addresses") String address) {
        Narrowing narrowing = before.stream().reduce(Narrowing.NONE, Narrowing::and, (_, last) -> last);

        Narrowing narrower = narrowing.and(more);

        assertThat(narrowing.scopes(GIVEN)).containsAll(narrower.scopes(GIVEN));
        assertThat(narrower.expires(LATE)).isBeforeOrEqualTo(narrowing.expires(LATE));
        assertThat(narrower.notBefore(EARLY)).isAfterOrEqualTo(narrowing.notBefore(EARLY));
        assertThat(narrowing.admits(client(address)) || !narrower.admits(client(address)))
                .isTrue();
    }

    @Provide
    Arbitrary<List<Restriction>> restrictions() {
        return restriction().list().ofMaxSize(5);
    }

    @Provide
    Arbitrary<Restriction> restriction() {
        Arbitrary<Instant> times = Arbitraries.longs().between(0, 300).map(Instant::ofEpochSecond);
        Arbitrary<List<String>> scopes =
                Arbitraries.of("read", "write", "admin", "root").list().ofMaxSize(4);
        Arbitrary<List<Cidr>> cidrs = Arbitraries.of("10.0.0.0/8", "10.1.0.0/16", "10.1.2.3", "::/0")
                .map(text -> Cidr.parse(text).orElseThrow())
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
        return Combinators.combine(times.optional(), times.optional(), scopes.optional(), cidrs.optional(0.9))
                .filter((nbf, exp, scp, acl) ->
                        nbf.isPresent() || exp.isPresent() || scp.isPresent() || acl.isPresent())
                .as((nbf, exp, scp, acl) ->
                        new Restriction(nbf.orElse(null), exp.orElse(null), scp.orElse(null), acl.orElse(null)));
    }

    @Provide
    Arbitrary<String> addresses() {
        return Arbitraries.of("10.1.2.3", "10.1.2.4", "10.2.0.1", "192.0.2.1", "2001:db8::1");
    }

    private static Optional<InetAddress> client(String address) {
        return Cidr.parseAddress(address);
    }

    private static Restriction notBefore(Instant time) {
        return new Restriction(time, null, null, null);
    }

    private static Restriction expires(Instant time) {
        return new Restriction(null, time, null, null);
    }

    private static Restriction scopes(String... scopes) {
        return new Restriction(null, null, List.of(scopes), null);
    }

    private static Restriction from(String... cidrs) {
        List<Cidr> list = List.of(cidrs).stream()
                .map(text -> Cidr.parse(text).orElseThrow())
                .toList();
        return new Restriction(null, null, null, list);
    }
}
