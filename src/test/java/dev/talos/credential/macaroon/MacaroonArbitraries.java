package dev.talos.credential.macaroon;

import dev.talos.crypto.MacaroonRootKey;
import dev.talos.testing.Vectors;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Macaroons of any content, minted under the current secret of the vectors. */
final class MacaroonArbitraries extends DomainContextBase {

    static final MacaroonRootKey ROOT = Vectors.ring().current().macaroonRootKey();

    @Provide
    Arbitrary<Macaroon> macaroons() {
        Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
        // Not every text has a form in UTF-8.
        Arbitrary<String> locations = Arbitraries.strings().ascii().ofMaxLength(200);
        return Combinators.combine(locations, bytes, bytes.list().ofMaxSize(10)).as(MacaroonArbitraries::signed);
    }

    private static Macaroon signed(String location, byte[] identifier, List<byte[]> caveats) {
        return new Macaroon(
                location, identifier, new ArrayList<>(caveats), SignatureChain.last(ROOT, identifier, caveats));
    }
}
