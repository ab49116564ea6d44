package dev.talos.credential.macaroon;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.List;

/**
 * A macaroon for people to read, without the signature that makes it usable. None of it is proven. What is not UTF-8, or
 * has control characters that could fool a terminal, is in hexadecimal with {@code 0x} in front.
 *
 * @param caveats in their order; the first holds the claims
 */
public record MacaroonDescription(String location, String identifier, List<String> caveats) {

    public MacaroonDescription {
        caveats = List.copyOf(caveats);
    }

    static MacaroonDescription of(Macaroon macaroon) {
        return new MacaroonDescription(
                readable(macaroon.location().getBytes(UTF_8)),
                readable(macaroon.identifier()),
                macaroon.caveats().stream().map(MacaroonDescription::readable).toList());
    }

    private static String readable(byte[] bytes) {
        return Utf8.decode(bytes)
                .filter(text -> text.codePoints().noneMatch(MacaroonDescription::isControl))
                .orElseGet(() -> "0x" + HexFormat.of().formatHex(bytes));
    }

    /** Format characters too: some turn the direction of the text round. */
    private static boolean isControl(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.FORMAT;
    }
}
