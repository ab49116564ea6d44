package dev.talos.service;

import dev.talos.service.Verification.FromCache;
import dev.talos.storage.StoreException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks up for one caller who gets a verdict on each of many credentials. A key that cannot be read, since its row is
 * damaged, is told to be so; the others must not suffer for it.
 */
final class BatchLookup {

    private static final Logger LOG = LoggerFactory.getLogger(BatchLookup.class);

    private static final Optional<Verification> UNREADABLE =
            Optional.of(new Verification(new Verdict.Unknown(VerificationError.INTERNAL), FromCache.NOT_ASKED));

    private final VerifyCredential verify;

    BatchLookup(VerifyCredential verify) {
        this.verify = verify;
    }

    /**
     * As {@link VerifyCredential#lookUp}, as far as the database answers.
     *
     * @throws StoreException.Broken when no key can be read, for then it is hardly the rows
     */
    List<Optional<Verification>> lookUp(List<Presented> all) {
        try {
            return verify.lookUp(all, KeyLookup.Effort.LOOK_UP);
        } catch (StoreException.Broken e) {
            List<Optional<Verification>> each = eachAlone(all, KeyLookup.Effort.LOOK_UP);
            if (each.stream().allMatch(UNREADABLE::equals)) {
                throw e;
            }
            warn(e);
            return each;
        }
    }

    /** For what that left open. */
    List<Optional<Verification>> compare(List<Presented> open) {
        try {
            return verify.lookUp(open, KeyLookup.Effort.COMPARE);
        } catch (StoreException.Broken e) {
            warn(e);
            return eachAlone(open, KeyLookup.Effort.COMPARE);
        }
    }

    private List<Optional<Verification>> eachAlone(List<Presented> all, KeyLookup.Effort effort) {
        return all.stream().map(one -> alone(one, effort)).toList();
    }

    private Optional<Verification> alone(Presented one, KeyLookup.Effort effort) {
        try {
            return verify.lookUp(List.of(one), effort).getFirst();
        } catch (StoreException.Broken _) {
            return UNREADABLE;
        }
    }

    private static void warn(StoreException.Broken fault) {
        LOG.error("a batch has keys that cannot be read; of the first", fault);
    }
}
