package dev.talos.credential.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talos.crypto.Secret;
import dev.talos.model.Checked;
import dev.talos.testing.LegacyRow;
import dev.talos.testing.LegacyStores;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows of real stores, made by each store's own scheme. What a server does with them is in http/RealStoresTest. */
class RealStoresTest {

    private static final LegacySecrets SECRETS =
            LegacySecrets.of(Map.of(LegacyStores.SECRET_NAME, Secret.of(LegacyStores.SECRET)));

    static Stream<Named<LegacyRow>> stores() {
        return LegacyStores.all().entrySet().stream().map(store -> Named.of(store.getKey(), store.getValue()));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void the_key_of_a_row_is_recognised(LegacyRow row) {
        assertThat(Presented.matches(read(row), row.rawKey(), SECRETS)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void another_key_is_not(LegacyRow row) {
        assertThat(Presented.matches(read(row), row.rawKey() + "x", SECRETS)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void what_a_thief_finds_in_the_store_is_not(LegacyRow row) {
        assertThat(Presented.matches(read(row), row.stored(), SECRETS)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void the_doctor_explains_the_row(LegacyRow row) {
        List<Explanation> explanations = new DigestDoctor(Secret.of(row.rawKey()), SECRETS)
                .explain(row.hashedKey().path("digest").asText());

        assertThat(explanations).anySatisfy(explanation -> {
            assertThat(explanation.fields().algorithm()).isEqualTo(text(row, "algorithm"));
            assertThat(explanation.fields().encoding()).isEqualTo(text(row, "encoding"));
            assertThat(explanation.fields().part()).isEqualTo(text(row, "part"));
            assertThat(explanation.fields().secret()).isEqualTo(text(row, "secret"));
        });
    }

    @Test
    void the_doctor_explains_what_stands_in_djangos_table() {
        LegacyRow row = LegacyStores.django();

        assertThat(new DigestDoctor(Secret.of(row.rawKey()), SECRETS).explain(row.stored()))
                .map(Explanation::hashed)
                .containsExactly("sha512:hex");
    }

    private static HashedKey read(LegacyRow row) {
        JsonNode lookup = row.hashedKey().path("lookup");
        HashedKeyFields fields = new HashedKeyFields(
                text(row, "algorithm"),
                text(row, "digest"),
                text(row, "encoding"),
                text(row, "part"),
                text(row, "secret"),
                lookup.isMissingNode()
                        ? null
                        : new HashedKeyFields.Lookup(
                                lookup.path("prefix").textValue(),
                                lookup.path("suffix").textValue(),
                                lookup.path("id_before").textValue(),
                                lookup.path("id").textValue()));
        return ((Checked.Ok<HashedKey>) HashedKeyReader.read(fields, SECRETS)).value();
    }

    private static @Nullable String text(LegacyRow row, String field) {
        return row.hashedKey().path(field).textValue();
    }
}
