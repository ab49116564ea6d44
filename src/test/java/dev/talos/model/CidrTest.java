package dev.talos.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255",
        "10.0.0.0/9, 10.127.0.1",
        "192.0.2.7, 192.0.2.7",
        "192.0.2.7/32, 192.0.2.7",
        "0.0.0.0/0, 203.0.113.9",
        "192.0.2.77/24, 192.0.2.1",
        "2001:db8::/32, 2001:db8:ffff::1",
        "::/0, 2001:db8::1",
        "::1, ::1",
        "10.0.0.0/8, ::ffff:10.1.2.3",
        "::ffff:10.0.0.0/104, 10.1.2.3",
        "::ffff:10.1.2.3, 10.1.2.3"
    })
    void contains(String block, String address) {
        assertThat(holds(block, address)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 11.0.0.0",
        "10.0.0.0/9, 10.128.0.1",
        "192.0.2.7, 192.0.2.8",
        "0.0.0.0/0, ::1",
        "::/0, 203.0.113.9",
        "2001:db8::/33, 2001:db8:8000::",
        "::ffff:10.0.0.0/104, 11.0.0.1"
    })
    void does_not_contain(String block, String address) {
        assertThat(holds(block, address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "10.0.0",
                "1",
                "0x7f.0.0.1",
                "256.0.0.1",
                "example.org",
                "::1%eth0",
                "fe80::1%1",
                "::/129",
                "::ffff:10.0.0.0/8",
                ":::",
                "1:2",
                " 10.0.0.1",
                "10.0.0.1 ",
                "10.0.0.0/ 8",
                "１０.0.0.1"
            })
    void refuses_what_is_no_block_of_addresses(String text) {
        assertThat(Cidr.parse(text)).isEmpty();
    }

    @Property
    void a_block_contains_the_address_it_is_named_after(
            @ForAll @Size(4) byte[] address, @ForAll @IntRange(max = 32) int bits) {
        String text = "%d.%d.%d.%d".formatted(address[0] & 255, address[1] & 255, address[2] & 255, address[3] & 255);

        assertThat(holds(text + "/" + bits, text)).isTrue();
    }

    @Property
    void no_text_makes_it_throw(@ForAll String text) {
        assertThat(Cidr.parse(text).map(Cidr::toString).orElse(text)).isEqualTo(text);
    }

    private static boolean holds(String block, String address) {
        return Cidr.parse(block)
                .orElseThrow()
                .contains(Cidr.parseAddress(address).orElseThrow());
    }
}
