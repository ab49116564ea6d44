package dev.talos.http;

import dev.talos.http.wire.JsonText;
import dev.talos.http.wire.VerdictJson;
import dev.talos.service.SecondSight;
import dev.talos.service.Verdict;
import dev.talos.service.Verification;
import dev.talos.service.Verification.FromCache;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of the verdicts that were given last for keys and tokens in memory. What comes from memory again is the same
 * object, and so is its JSON. What was read or proven anew is another object, so nothing in here can be old.
 *
 * <p>Only what comes a second time is kept.
 */
final class RenderedVerdicts {

    private static final int SLOTS = 1 << 13;

    /** Slots that one subject may take, so that the many that share one do not push each other out. */
    private static final int WAYS = 4;

    /** Larger ones are rare, and all together must not take much memory: 8 MiB. Nothing else is held by them. */
    private static final int LARGEST = 1024;

    /** Refers to the key, or the claims of the token; equal ones may have been read anew, and cost more to compare. */
    private static final class Rendered extends WeakReference<Object> {

        private final String issuer;
        private final byte[] json;

        Rendered(Object subject, String issuer, byte[] json) {
            super(subject);
            this.issuer = issuer;
            this.json = json;
        }

        boolean isOf(Object other, String otherIssuer) {
            return refersTo(other) && issuer.equals(otherIssuer);
        }
    }

    private final AtomicReferenceArray<@Nullable Rendered> slots = new AtomicReferenceArray<>(SLOTS);

    private final SecondSight secondSight = new SecondSight();

    /** The bytes are not to be changed. */
    byte[] json(Verification verification) {
        Verdict verdict = verification.verdict();
        return switch (verdict) {
            case Verdict.Valid(var key, var issuer)
            when verification.fromCache() == FromCache.HIT -> json(verdict, key, issuer);
            case Verdict.ValidToken(var claims) -> json(verdict, claims, claims.issuer());
            case Verdict.Valid _, Verdict.Unknown _, Verdict.Refused _, Verdict.RefusedToken _ -> rendered(verdict);
        };
    }

    private byte[] json(Verdict verdict, Object subject, String issuer) {
        int hash = System.identityHashCode(subject);
        int first = hash & (SLOTS - WAYS);
        int free = first + (hash >>> Integer.numberOfTrailingZeros(SLOTS)) % WAYS;
        for (int slot = first; slot < first + WAYS; slot++) {
            Rendered last = slots.get(slot);
            if (last == null || last.refersTo(null)) {
                free = slot;
            } else if (last.isOf(subject, issuer)) {
                return last.json;
            }
        }
        byte[] json = rendered(verdict);
        if (json.length <= LARGEST && secondSight.has(hash)) {
            slots.set(free, new Rendered(subject, issuer, json));
        }
        return json;
    }

    private static byte[] rendered(Verdict verdict) {
        return JsonText.utf8(new VerdictJson(verdict));
    }
}
