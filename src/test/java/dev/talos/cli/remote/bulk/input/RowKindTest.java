package dev.talos.cli.remote.bulk.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.talos.cli.command.CommandFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowKindTest {
    private static String hashedKey(String text, RowKind kind) {
        String request = Inputs.request(text, kind);
        int end = request.indexOf(",\"name\"");
        return request.substring("{\"hashed_key\":".length(), end).replace('"', '\'');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '~',
            value = {
                "sha256!{'algorithm':'sha256','digest':'D'}",
                "sha256:hex!{'algorithm':'sha256','digest':'D','encoding':'hex'}",
                "sha256:hex:whole!{'algorithm':'sha256','digest':'D','encoding':'hex','part':'whole'}",
                "sha512-256:after_first:|!{'algorithm':'sha512-256','digest':'D','part':'after_first:|'}",
                "sha3-256:base64url:after_last::!{'algorithm':'sha3-256','digest':'D','encoding':'base64url','part':'after_last::'}",
                "hmac-sha256@old:hex!{'algorithm':'hmac-sha256','digest':'D','encoding':'hex','secret':'old'}",
                "bcrypt:after_last:_!{'algorithm':'bcrypt','digest':'D','part':'after_last:_'}"
            })
    void a_scheme_says_how_every_digest_was_made(String scheme, String hashedKey) {
        assertThat(hashedKey("digest,name,actor_id\nD,n,a\n", RowKind.digests(scheme)))
                .isEqualTo(hashedKey);
    }

    @Test
    void salted_digests_have_columns_for_their_lookup() {
        assertThat(hashedKey(
                        "digest,lookup_id,lookup_id_before,name,actor_id\nD,7,.,n,a\n", RowKind.digests("argon2id")))
                .isEqualTo("{'algorithm':'argon2id','digest':'D','lookup':{'id_before':'.','id':'7'}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "md5", "sha256:utf8", "sha256:hex:half", "bcrypt:hex", "hmac-sha256@"})
    void a_scheme_that_there_is_not_is_wrong_usage(String scheme) {
        assertThatThrownBy(() -> RowKind.digests(scheme))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("--hashed is '" + scheme + "'; needed is ALGORITHM");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '~',
            value = {
                "unkey!hash!D!{'algorithm':'sha256','digest':'D','encoding':'base64'}",
                "unkey!digest!D!{'algorithm':'sha256','digest':'D','encoding':'base64'}",
                "better-auth!key!D!{'algorithm':'sha256','digest':'D','encoding':'base64url'}",
                "sanctum!token!D!{'algorithm':'sha256','digest':'D','encoding':'hex','part':'after_first:|'}",
                "prefixed-api-key!longTokenHash!D!{'algorithm':'sha256','digest':'D','encoding':'hex','part':'after_last:_'}",
                "drf!hashed_key!sha512$$D!{'algorithm':'sha512','digest':'D','encoding':'hex'}",
                "drf!prefix,hashed_key!P,pbkdf2_sha256$1$s$D!{'algorithm':'pbkdf2-sha256','digest':'pbkdf2_sha256$1$s$D','lookup':{'id_before':'.','id':'P'}}",
                "drf!prefix,hashed_key!P,bcrypt$$2b$12$D!{'algorithm':'bcrypt','digest':'$2b$12$D','lookup':{'id_before':'.','id':'P'}}",
                "drf!prefix,hashed_key!P,argon2$argon2id$D!{'algorithm':'argon2id','digest':'$argon2id$D','lookup':{'id_before':'.','id':'P'}}",
                "gitea!token_hash,token_salt,token_last_eight!00ff,5alt,12345678!{'algorithm':'pbkdf2-sha256','digest':'$pbkdf2-sha256$i=10000,l=50$NWFsdA$AP8','lookup':{'suffix':'12345678'}}"
            })
    void a_preset_takes_the_columns_of_its_store(String preset, String columns, String values, String hashedKey) {
        String text = columns + ",name,actor_id\n" + values + ",n,a\n";

        assertThat(hashedKey(text, RowKind.preset(preset))).isEqualTo(hashedKey);
    }

    @Test
    void rows_of_json_have_members_for_columns() {
        assertThat(Inputs.request(
                        "[{\"hash\":\"D\",\"name\":\"n\",\"actor_id\":\"a\",\"scopes\":[\"r\",\"w\"],\"metadata\":{\"b\":1.10}}]",
                        RowKind.preset("unkey")))
                .endsWith("\"name\":\"n\",\"actor_id\":\"a\",\"scopes\":[\"r\",\"w\"],\"metadata\":{\"b\":1.10}}");
    }

    @Test
    void a_hasher_that_is_not_supported_fails_its_row() {
        assertThat(Inputs.read("hashed_key,name,actor_id\nscrypt$1$secret,n,a\n", RowKind.preset("drf")))
                .first()
                .asString()
                .contains("hasher that is not supported")
                .doesNotContain("secret");
    }

    @Test
    void an_unknown_preset_is_wrong_usage() {
        assertThatThrownBy(() -> RowKind.preset("okta"))
                .hasMessageContaining("there are unkey, better-auth, sanctum, prefixed-api-key, drf, gitea");
    }
}
