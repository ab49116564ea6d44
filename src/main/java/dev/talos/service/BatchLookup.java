package dev.talos.service;

import dev.talos.service.Verification.FromCache;
import dev.talos.storage.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
     * @throws StoreException.Broken when none of the keys that have to be looked up can be read, for then it is hardly the
     *     rows
     */
    List<Optional<Verification>> lookUp(List<Presented> all) {
        try {
            return verify.lookUp(all, KeyLookup.Effort.LOOK_UP);
        } catch (StoreException.Broken e) {
            List<Optional<Verification>> each = all.stream().map(this::alone).toList();
            boolean anyRead = IntStream.range(0, all.size())
                    .anyMatch(i -> !UNREADABLE.equals(each.get(i))
                            && verify.recall(all.get(i)).isEmpty());
            if (!anyRead) {
                throw e;
            }
            return each;
        }
    }

    private Optional<Verification> alone(Presented one) {
        try {
            return verify.lookUp(List.of(one), KeyLookup.Effort.LOOK_UP).getFirst();
        } catch (StoreException.Broken e) {
            LOG.error("a key of a batch cannot be read", e);
            return UNREADABLE;
        }
    }
}
