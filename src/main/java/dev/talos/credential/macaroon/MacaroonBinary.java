package dev.talos.credential.macaroon;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The binary form: version 2 of libmacaroons ({@code doc/format.txt} there). An empty location is the same as none, and
 * written as none; but for that, a macaroon has exactly one form.
 */
final class MacaroonBinary {

    private static final int VERSION = 2;
    private static final int END = 0;
    private static final int LOCATION = 1;
    private static final int IDENTIFIER = 2;
    private static final int VERIFICATION_ID = 4;
    private static final int SIGNATURE = 6;

    private static final int SIGNATURE_BYTES = 32;
    private static final int LENGTH_BITS = 7;
    private static final int LENGTH_MORE = 0x80;

    private MacaroonBinary() {}

    static byte[] write(Macaroon macaroon) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(VERSION);
        if (!macaroon.location().isEmpty()) {
            write(out, LOCATION, macaroon.location().getBytes(UTF_8));
        }
        write(out, IDENTIFIER, macaroon.identifier());
        out.write(END);
        for (byte[] caveat : macaroon.caveats()) {
            write(out, IDENTIFIER, caveat);
            out.write(END);
        }
        out.write(END);
        write(out, SIGNATURE, macaroon.signature());
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, int type, byte[] content) {
        out.write(type);
        int rest = content.length;
        while (rest >= LENGTH_MORE) {
            out.write(rest | LENGTH_MORE);
            rest >>>= LENGTH_BITS;
        }
        out.write(rest);
        out.writeBytes(content);
    }

    static Macaroon read(byte[] bytes) throws UnreadableException {
        if (bytes.length > Macaroon.MOST_BYTES) {
            throw UnreadableException.malformed("it has more than " + Macaroon.MOST_BYTES + " bytes");
        }
        FieldReader in = new FieldReader(bytes);
        in.expect(VERSION);
        String location = in.nextIs(LOCATION) ? text(in.take(LOCATION)) : "";
        byte[] identifier = in.take(IDENTIFIER);
        in.expect(END);
        List<byte[]> caveats = new ArrayList<>();
        OptionalInt thirdParty = OptionalInt.empty();
        while (!in.nextIs(END)) {
            if (caveats.size() == Macaroon.MOST_CAVEATS) {
                throw UnreadableException.malformed("it has more than " + Macaroon.MOST_CAVEATS + " caveats");
            }
            if (!readCaveat(in, caveats) && thirdParty.isEmpty()) {
                thirdParty = OptionalInt.of(caveats.size() - 1);
            }
        }
        in.expect(END);
        byte[] signature = in.take(SIGNATURE);
        if (signature.length != SIGNATURE_BYTES || !in.atEnd()) {
            throw UnreadableException.malformed("it does not end with a signature of 32 bytes");
        }
        if (thirdParty.isPresent()) {
            throw new UnreadableException(new MacaroonReading.ThirdParty(thirdParty.getAsInt()));
        }
        return new Macaroon(location, identifier, caveats, signature);
    }

    /** Adds the next caveat to the others and says whether it is a first-party caveat. */
    private static boolean readCaveat(FieldReader in, List<byte[]> caveats) throws UnreadableException {
        boolean located = in.nextIs(LOCATION);
        if (located) {
            in.take(LOCATION);
        }
        caveats.add(in.take(IDENTIFIER));
        boolean firstParty = !in.nextIs(VERIFICATION_ID);
        if (!firstParty) {
            in.take(VERIFICATION_ID);
        } else if (located) {
            throw UnreadableException.malformed("a first-party caveat has a location");
        }
        in.expect(END);
        return firstParty;
    }

    private static String text(byte[] location) throws UnreadableException {
        return Utf8.decode(location).orElseThrow(() -> UnreadableException.malformed("its location is not UTF-8"));
    }
}
