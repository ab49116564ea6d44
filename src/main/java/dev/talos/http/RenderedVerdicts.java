package dev.talos.http;

import dev.talos.http.wire.JsonText;
import dev.talos.http.wire.VerdictJson;
import dev.talos.model.ApiKey;
import dev.talos.service.Verdict;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of the verdicts that were given last for keys in memory. A key that comes from memory again is the same
 * object, and so is its JSON; to write it anew is a tenth of all that a verification takes. A key that was read anew is
 * another object, so nothing in here can be old.
 */
final class RenderedVerdicts {

    private static final int SLOTS = 1 << 13;

    /** Larger ones are rare, and all together must not take much memory: 8 MiB. */
    private static final int LARGEST = 1024;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Rendered(ApiKey key, String issuer, byte[] json) {

        @SuppressWarnings("ReferenceEquality") // an equal key may have been read anew, and costs more to compare
        boolean isOf(Verdict.Valid verdict) {
            return key == verdict.key() && issuer.equals(verdict.issuer());
        }
    }

    private final AtomicReferenceArray<@Nullable Rendered> slots = new AtomicReferenceArray<>(SLOTS);

    /** The bytes are not to be changed. */
    byte[] json(Verdict.Valid verdict) {
        int slot = System.identityHashCode(verdict.key()) & (SLOTS - 1);
        Rendered last = slots.get(slot);
        if (last != null && last.isOf(verdict)) {
            return last.json();
        }
        byte[] json = JsonText.utf8(new VerdictJson(verdict));
        if (json.length <= LARGEST) {
            slots.set(slot, new Rendered(verdict.key(), verdict.issuer(), json));
        }
        return json;
    }
}
