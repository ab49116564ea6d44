package dev.talos.credential.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.talos.crypto.Secret;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.NotEmpty;

class DigestDoctorTest {

    private static final LegacySecrets SECRETS = LegacySecrets.of(Map.of("old", Secret.of("legacy-pepper")));

    @Provide
    Arbitrary<String> separators() {
        return Arbitraries.of("|", "_", ".", "-", ":", "::", "__", "$", "/", "#~#", " ");
    }

    @Property(tries = 300)
    void a_part_of_a_key_is_found(
            @ForAll PlainAlgorithm algorithm,
            @ForAll("separators") String separator,
            @ForAll boolean first,
            @ForAll DigestEncoding encoding) {
        Separator between = new Separator(separator);
        KeyPart part = first ? new KeyPart.AfterFirst(between) : new KeyPart.AfterLast(between);
        Scheme.Unsalted scheme = new Scheme.Plain(algorithm, part);
        Secret key = Secret.of("app" + separator + "7f3a" + separator + "Qm2Zr8KxW3pLd9");
        byte[] digest = scheme.digest(key, LegacySecrets.NONE).orElseThrow().toBytes();

        assertThat(new DigestDoctor(key, SECRETS).explain(text(encoding, digest)))
                .anySatisfy(explanation -> {
                    assertThat(explanation.hashed())
                            .isEqualTo(algorithm.text() + ":" + encoding.text() + ":" + part.text());
                    assertThat(HashedKeyReader.read(explanation.fields(), SECRETS))
                            .extracting("value.scheme")
                            .isEqualTo(scheme);
                });
    }

    @Property
    void no_pair_makes_it_fail(@ForAll @NotEmpty String key, @ForAll String digest) {
        DigestDoctor doctor = new DigestDoctor(Secret.of(key), SECRETS);

        assertThatNoException().isThrownBy(() -> doctor.explain(digest));
        assertThat(doctor.hints(digest)).noneMatch(hint -> key.length() > 3 && hint.contains(key));
    }

    private static String text(DigestEncoding encoding, byte[] digest) {
        return switch (encoding) {
            case HEX -> HexFormat.of().formatHex(digest);
            case BASE64 -> Base64.getEncoder().encodeToString(digest);
            case BASE64URL -> Base64.getUrlEncoder().encodeToString(digest);
        };
    }
}
