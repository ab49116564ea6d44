package dev.talos.credential.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.talos.crypto.Secret;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlowTextTest {

    private static final String PBKDF2 = "$pbkdf2-sha256$i=1000,l=50$c2FsdC1vZi10ZW4"
            + "$7hTkb0PhHoKnOuxzIfmtZmWJNxznPSxvY8pJa3NIP+FR2/RBW5iug4+gwBkXGL6Qrwc";
    private static final String BCRYPT = "$2b$10$abcdefghijklmnopqrstuu6AF68LF4qYAS3CGUGVkELhdVUTiIiZ2";
    private static final String ARGON2ID =
            "$argon2id$v=19$m=19456,t=1,p=1$c2FsdHlzYWx0$/jy6AGPzuDU28WJET/ufKMmQz/tOeQRU";

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "PBKDF2_SHA256 " + PBKDF2 + " $pbkdf2-sha256$i=1000,l=50$c2FsdC1vZi10ZW4",
                "PBKDF2_SHA256 $pbkdf2-sha256$1200$....c2FsdHNhbHQA$GRGjvkmqzoYqL4T8W/W0.0sAwvOdaobNBQulGPmmGdc"
                        + " $pbkdf2-sha256$i=1200,l=32$++++c2FsdHNhbHQA",
                "PBKDF2_SHA256 pbkdf2_sha256$1500$pepperpepper$xRWXojhjURMAgdHB/wPZF7ubJLsDGd28nToGZR8HV6M="
                        + " $pbkdf2-sha256$i=1500,l=32$cGVwcGVycGVwcGVy",
                "BCRYPT " + BCRYPT + " $2b$10$abcdefghijklmnopqrstuu",
                "BCRYPT $2y$04$/.9ZabcdefghijklmnopqulaNrZ0T9sGDb4q5wY1LrUAnaAXeCMRW $2b$04$/.9Zabcdefghijklmnopqu",
                "ARGON2ID " + ARGON2ID + " $argon2id$v=19$m=19456,t=1,p=1,l=24$c2FsdHlzYWx0",
            })
    void a_salt_is_kept_without_the_digest_and_read_back(SlowAlgorithm algorithm, String text, String salt)
            throws UnreadableDigest {
        SlowParameters parameters = SlowText.read(algorithm, text).parameters();

        assertThat(parameters.text()).isEqualTo(salt);
        assertThat(SlowParameters.parse(algorithm, salt)).isEqualTo(parameters);
    }

    @Test
    void a_salt_has_room_in_its_column() throws UnreadableDigest {
        String salt = "c2Fs".repeat(21) + "cw";
        assertThat(Argon2id.read("$argon2id$v=19$m=65536,t=16,p=16$" + salt + "$" + "c2Fs".repeat(20))
                        .parameters()
                        .text())
                .hasSizeLessThanOrEqualTo(HashedKey.Salted.MOST_SALT_CHARACTERS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$",
                "$pbkdf2-sha256$",
                "$pbkdf2-sha1$i=1000$c2FsdHNhbHQ$xRWXojhjURMAgdHB/wPZF7ubJLsDGd28nToGZR8HV6M",
                "$pbkdf2-sha256$i=0$c2FsdHNhbHQ$xRWXojhjURMAgdHB/wPZF7ubJLsDGd28nToGZR8HV6M",
                "$pbkdf2-sha256$i=2000001$c2FsdHNhbHQ$xRWXojhjURMAgdHB/wPZF7ubJLsDGd28nToGZR8HV6M",
                "$pbkdf2-sha256$i=99999999999$c2FsdHNhbHQ$xRWXojhjURMAgdHB/wPZF7ubJLsDGd28nToGZR8HV6M",
                "$pbkdf2-sha256$i=1000,l=31$c2FsdHNhbHQ$xRWXojhjURMAgdHB/wPZF7ubJLsDGd28nToGZR8HV6M",
                "$pbkdf2-sha256$i=1000,l=8$c2FsdHNhbHQ$xRWXojhjURM",
                "$pbkdf2-sha256$i=1000$c2FsdHNhbHQ$xRWXojhjURMAgdHB/wPZF7ubJLsDGd28nToGZR8HV6N",
                "$pbkdf2-sha256$i=1000$c2FsdHNhbHQ$xRWXojhjURMAgdHB/wPZF7ubJLsDGd28nToGZR8HV6M=",
                "$pbkdf2-sha256$i=1000$$xRWXojhjURMAgdHB/wPZF7ubJLsDGd28nToGZR8HV6M",
                "$pbkdf2-sha256$1200$++++c2FsdHNhbHQA$GRGjvkmqzoYqL4T8W/W0.0sAwvOdaobNBQulGPmmGdc",
                "$pbkdf2-sha256$1200$....c2FsdHNhbHQA$GRGjvkmqzoYqL4T8W/W0.0sAwvOdaobNBQulGPmm",
                "pbkdf2_sha256$1500$pepperpepper$xRWXojhjURMAgdHB/wPZF7ubJLsDGd28nToGZR8HV6M",
                "pbkdf2_sha256$1500$$xRWXojhjURMAgdHB/wPZF7ubJLsDGd28nToGZR8HV6M=",
                "pbkdf2_sha512$1500$pepperpepper$xRWXojhjURMAgdHB/wPZF7ubJLsDGd28nToGZR8HV6M=",
                BCRYPT,
                PBKDF2 + "$",
                PBKDF2 + "\n",
            })
    void these_are_no_pbkdf2(String text) {
        assertRefused(SlowAlgorithm.PBKDF2_SHA256, text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$2b$03$abcdefghijklmnopqrstuu6AF68LF4qYAS3CGUGVkELhdVUTiIiZ2",
                "$2b$15$abcdefghijklmnopqrstuu6AF68LF4qYAS3CGUGVkELhdVUTiIiZ2",
                "$2b$31$abcdefghijklmnopqrstuu6AF68LF4qYAS3CGUGVkELhdVUTiIiZ2",
                "$2b$10$abcdefghijklmnopqrstuv6AF68LF4qYAS3CGUGVkELhdVUTiIiZ2",
                "$2b$10$abcdefghijklmnopqrstuu6AF68LF4qYAS3CGUGVkELhdVUTiIiZ3",
                "$2b$10$abcdefghijklmnopqrstuu6AF68LF4qYAS3CGUGVkELhdVUTiIiZ",
                "$2b$10$abcdefghijklmnopqrstuu6AF68LF4qYAS3CGUGVkELhdVUTiIiZ22",
                "$2b$1$abcdefghijklmnopqrstuu6AF68LF4qYAS3CGUGVkELhdVUTiIiZ22",
                "$2x$10$abcdefghijklmnopqrstuu6AF68LF4qYAS3CGUGVkELhdVUTiIiZ2",
                "$2$10$abcdefghijklmnopqrstuu6AF68LF4qYAS3CGUGVkELhdVUTiIiZ2",
                "$2b$10$abcdefghijklmnopqrstuu6AF68LF4qYAS3CGUGVkELhdVUTiIi+2",
                ARGON2ID,
            })
    void these_are_no_bcrypt(String text) {
        assertRefused(SlowAlgorithm.BCRYPT, text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2i$v=19$m=19456,t=1,p=1$c2FsdHlzYWx0$/jy6AGPzuDU28WJET/ufKMmQz/tOeQRU",
                "$argon2id$v=16$m=19456,t=1,p=1$c2FsdHlzYWx0$/jy6AGPzuDU28WJET/ufKMmQz/tOeQRU",
                "$argon2id$m=19456,t=1,p=1$c2FsdHlzYWx0$/jy6AGPzuDU28WJET/ufKMmQz/tOeQRU",
                "$argon2id$v=19$m=65537,t=1,p=1$c2FsdHlzYWx0$/jy6AGPzuDU28WJET/ufKMmQz/tOeQRU",
                "$argon2id$v=19$m=65536,t=17,p=1$c2FsdHlzYWx0$/jy6AGPzuDU28WJET/ufKMmQz/tOeQRU",
                "$argon2id$v=19$m=19456,t=0,p=1$c2FsdHlzYWx0$/jy6AGPzuDU28WJET/ufKMmQz/tOeQRU",
                "$argon2id$v=19$m=19456,t=1,p=0$c2FsdHlzYWx0$/jy6AGPzuDU28WJET/ufKMmQz/tOeQRU",
                "$argon2id$v=19$m=19456,t=1,p=17$c2FsdHlzYWx0$/jy6AGPzuDU28WJET/ufKMmQz/tOeQRU",
                "$argon2id$v=19$m=7,t=1,p=1$c2FsdHlzYWx0$/jy6AGPzuDU28WJET/ufKMmQz/tOeQRU",
                "$argon2id$v=19$m=0,t=1,p=1$c2FsdHlzYWx0$/jy6AGPzuDU28WJET/ufKMmQz/tOeQRU",
                "$argon2id$v=19$m=19456,t=1,p=1$c2FsdHk$/jy6AGPzuDU28WJET/ufKMmQz/tOeQRU",
                "$argon2id$v=19$m=19456,t=1,p=1$c2FsdHlzYWx0$/jy6AGPzuDU",
                "$argon2id$v=19$m=19456,t=1,p=1$c2FsdHlzYWx0$",
                "$argon2id$v=19$m=19456,t=1,p=1,data=AA$c2FsdHlzYWx0$/jy6AGPzuDU28WJET/ufKMmQz/tOeQRU",
            })
    void these_are_no_argon2id(String text) {
        assertRefused(SlowAlgorithm.ARGON2ID, text);
    }

    @Property
    void no_text_makes_the_reader_fail(@ForAll SlowAlgorithm algorithm, @ForAll String text) {
        assertRefused(algorithm, text);
    }

    @Property
    void a_damaged_text_does_not_fail(@ForAll char letter, @ForAll int at) {
        readDamaged(SlowAlgorithm.PBKDF2_SHA256, PBKDF2, letter, at);
        readDamaged(SlowAlgorithm.BCRYPT, BCRYPT, letter, at);
        readDamaged(SlowAlgorithm.ARGON2ID, ARGON2ID, letter, at);
    }

    @Test
    void a_salt_of_another_algorithm_is_refused_without_being_told() {
        Scheme.Salted scheme = new Scheme.Salted(SlowAlgorithm.BCRYPT, KeyPart.WHOLE, new LookupShape.Prefix(8));

        assertThatThrownBy(() -> scheme.digest(Secret.of("key"), "$argon2id$v=19$m=19456,t=1,p=1,l=24$c2FsdHlzYWx0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no salt of bcrypt");
    }

    @Test
    void a_key_with_a_nul_has_no_bcrypt_digest() {
        Scheme.Salted scheme = new Scheme.Salted(SlowAlgorithm.BCRYPT, KeyPart.WHOLE, new LookupShape.Prefix(8));

        assertThat(scheme.digest(Secret.of("key\0more"), "$2b$04$abcdefghijklmnopqrstuu"))
                .isEmpty();
    }

    @Test
    void a_key_that_ends_with_a_nul_has_no_pbkdf2_digest() {
        Scheme.Salted scheme = new Scheme.Salted(SlowAlgorithm.PBKDF2_SHA256, KeyPart.WHOLE, new LookupShape.Prefix(8));
        String salt = "$pbkdf2-sha256$i=1,l=32$c2FsdA";

        assertThat(scheme.digest(Secret.of("a key"), salt)).isPresent();
        assertThat(scheme.digest(Secret.of("a key\0"), salt)).isEmpty();
        assertThat(scheme.digest(Secret.of("a\0key"), salt)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"BCRYPT, 71, true", "BCRYPT, 72, false", "BCRYPT, 100, false", "ARGON2ID, 100, true"})
    void only_long_keys_share_their_bcrypt_digest(SlowAlgorithm algorithm, int bytes, boolean tellsApart) {
        Scheme.Salted scheme = new Scheme.Salted(algorithm, KeyPart.WHOLE, new LookupShape.Prefix(8));

        assertThat(scheme.tellsApart(Secret.of("k".repeat(bytes)))).isEqualTo(tellsApart);
    }

    private static void readDamaged(SlowAlgorithm algorithm, String text, char letter, int at) {
        StringBuilder damaged = new StringBuilder(text);
        damaged.setCharAt(Math.floorMod(at, text.length()), letter);
        try {
            SlowText read = SlowText.read(algorithm, damaged.toString());
            assertThat(SlowParameters.parse(algorithm, read.parameters().text()))
                    .isEqualTo(read.parameters());
        } catch (UnreadableDigest e) {
            assertThat(e.description()).isNotBlank();
        }
    }

    private static void assertRefused(SlowAlgorithm algorithm, String text) {
        assertThatThrownBy(() -> SlowText.read(algorithm, text))
                .isInstanceOfSatisfying(
                        UnreadableDigest.class,
                        fault -> assertThat(fault.description())
                                .isNotBlank()
                                .doesNotContain("c2FsdHlzYWx0", "jy6AGPzuDU", "6AF68LF4q", "xRWXojh"));
    }
}
