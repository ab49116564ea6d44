package dev.talos.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyIdTest {

    @Test
    void reads_its_own_text() {
        KeyId id = KeyId.random();

        assertThat(KeyId.parse(id.toString())).contains(id);
    }

    @Test
    void reads_its_own_bytes() {
        KeyId id = KeyId.random();

        assertThat(KeyId.ofBytes(id.toBytes())).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "550e8400e29b41d4a716446655440000",
                "{550e8400-e29b-41d4-a716-446655440000}",
                "550e8400-e29b-41d4-a716-44665544000g",
                "+50e8400-e29b-41d4-a716-446655440000",
                "550e840-0e29b-41d4-a716-446655440000",
                "550e8400-e29b-41d4-a716-4466554400000"
            })
    void refuses_what_is_no_uuid(String text) {
        assertThat(KeyId.parse(text)).isEmpty();
    }
}
