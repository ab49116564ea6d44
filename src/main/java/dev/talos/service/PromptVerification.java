package dev.talos.service;

import dev.talos.crypto.Secret;
import dev.talos.model.NetworkId;
import dev.talos.storage.StoreException;
import java.net.InetAddress;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Verifies for callers who must not wait: tokens and remembered keys at once, all others a moment later.
 *
 * <p>Handing a lookup over to another thread costs more than the lookup. So there are few threads that look up, for many
 * at once: an event loop hands over as a whole what came in together, and gets the answers back as a whole.
 */
public final class PromptVerification implements AutoCloseable {

    private final VerifyCredential verify;
    private final BatchLookup batches;
    private final LookupThreads lookups;
    private final ThreadLocal<Gathering> gathered;

    /**
     * @param threads that look keys up at the same time, 1 or more
     * @param loops for a calling thread that takes one request after another, what runs tasks on it after those that
     *     have come in already; for any other thread, what runs them at once
     */
    public PromptVerification(VerifyCredential verify, int threads, Supplier<Executor> loops) {
        this.verify = verify;
        this.batches = new BatchLookup(verify);
        this.lookups = new LookupThreads(verify, new LookupCrew(threads));
        this.gathered = ThreadLocal.withInitial(() -> new Gathering(loops.get(), lookups::add));
    }

    /**
     * The worth of one credential. Never blocks.
     *
     * @param client where the credential was presented; empty when that is not known, which no allowlist admits
     * @return known when nothing has to be looked up; else, once begun, done on the loop of the caller, or by any thread
     *     when it has none, also with a {@link StoreException}
     */
    public Prompt<Verification> verify(
            NetworkId network, Secret credential, Optional<InetAddress> client, CacheUse use) {
        Presented presented = verify.present(network, credential, client, use);
        Optional<Verification> known = verify.recall(presented);
        return known.isPresent()
                ? new Prompt.Known<>(known.get())
                : new Prompt.Open<>(() -> gathered.get().add(presented));
    }

    /**
     * The worth of many credentials. Blocks; but what is looked up is looked up by the same few threads, so that a rush
     * of batches does not take all connections to the database, and the memory of each. A key that cannot be read is
     * {@link VerificationError#INTERNAL}, and a fault of the database when none can be read.
     *
     * @param credentials one or more
     * @return one verdict for each credential, in the same order
     */
    public List<Verdict> verifyAll(
            NetworkId network, List<Secret> credentials, Optional<InetAddress> client, CacheUse use) {
        List<Presented> all = verify.presentAll(network, credentials, client, use);
        List<Optional<Verification>> found = lookups.run(() -> batches.lookUp(all));
        return compared(all, found).stream()
                .map(verification -> verification.orElseThrow().verdict())
                .toList();
    }

    /** With what is open compared. */
    private List<Optional<Verification>> compared(List<Presented> all, List<Optional<Verification>> found) {
        List<Presented> open = IntStream.range(0, all.size())
                .filter(i -> found.get(i).isEmpty())
                .mapToObj(all::get)
                .toList();
        if (open.isEmpty()) {
            return found;
        }
        Iterator<Optional<Verification>> compared =
                verify.lookUp(open, KeyLookup.Effort.COMPARE).iterator();
        return found.stream()
                .map(verification -> verification.or(compared::next))
                .toList();
    }

    /** Waits a few seconds for lookups: those in flight had their time before. Whoever waits for one is told to go. */
    @Override
    public void close() {
        lookups.close();
    }
}
