package dev.talos.service;

import dev.talos.crypto.KeyDigest;
import dev.talos.model.ApiKey;
import dev.talos.storage.InsertOutcome;
import dev.talos.storage.NewImportedKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One batch on its way: which items are settled, which still go to the store, which repeat an earlier one. */
final class ImportBatch {

    /** A key for the store, and where it stands in the request. */
    record Candidate(int index, NewImportedKey key) {}

    private final @Nullable ImportOutcome[] settled;
    private final Deque<Candidate> candidates = new ArrayDeque<>();
    private final Map<KeyDigest, Integer> firstByDigest = new HashMap<>();
    private final Map<Integer, Deque<Candidate>> repeatsOf = new HashMap<>();
    private final Map<String, Integer> firstByRequestId = new HashMap<>();
    private final Map<Integer, Integer> sameRequestAs = new HashMap<>();

    ImportBatch(int size) {
        settled = new ImportOutcome[size];
    }

    void settle(int index, ImportOutcome outcome) {
        settled[index] = outcome;
    }

    /** Takes a key up for storing, unless an earlier item of the batch stands for it. */
    void add(int index, NewImportedKey key) {
        Integer sameRequest = key.requestId() == null ? null : firstByRequestId.putIfAbsent(key.requestId(), index);
        if (sameRequest != null) {
            sameRequestAs.put(index, sameRequest);
            return;
        }
        Optional<Integer> sameKey =
                key.digests().map(firstByDigest::get).filter(Objects::nonNull).findFirst();
        if (sameKey.isEmpty()) {
            key.digests().forEach(digest -> firstByDigest.put(digest, index));
        }
        Deque<Candidate> line = sameKey.map(first -> repeatsOf.computeIfAbsent(first, _ -> new ArrayDeque<>()))
                .orElse(candidates);
        line.add(new Candidate(index, key));
    }

    /** The next to store, as many as {@code most}; none when all are settled. */
    List<Candidate> next(int most) {
        List<Candidate> chunk = new ArrayList<>();
        while (chunk.size() < most && !candidates.isEmpty()) {
            chunk.add(candidates.remove());
        }
        return chunk;
    }

    /** Takes the store's answers about keys that it was given, which stand in the order of the chunk. */
    void settleStored(List<Candidate> chunk, List<InsertOutcome> outcomes) {
        settle(chunk, outcomes, ImportOutcome.Imported::new);
    }

    /** Takes the store's answers about keys that it was only asked about. */
    void settleChecked(List<Candidate> chunk, List<InsertOutcome> outcomes) {
        settle(chunk, outcomes, _ -> new ImportOutcome.Importable());
    }

    private void settle(
            List<Candidate> chunk, List<InsertOutcome> outcomes, Function<ApiKey, ImportOutcome> whenInserted) {
        for (int i = 0; i < chunk.size(); i++) {
            Candidate candidate = chunk.get(i);
            settle(candidate.index(), outcome(candidate.key().key(), outcomes.get(i), whenInserted));
            if (leavesRoomForRepeat(outcomes.get(i))) {
                takeUpRepeatOf(candidate, outcomes.get(i));
            }
        }
    }

    /**
     * The key that an earlier call made may have another raw key, and what stands in the way of a digest need not stand
     * in the way of the raw key.
     */
    private static boolean leavesRoomForRepeat(InsertOutcome outcome) {
        return switch (outcome) {
            case InsertOutcome.RequestRepeated _, InsertOutcome.TooManySchemes _, InsertOutcome.TooManyAlike _ -> true;
            case InsertOutcome.Inserted _, InsertOutcome.QuotaExceeded _, InsertOutcome.DigestTaken _ -> false;
        };
    }

    /** So the next is to be stored yet, but for those that the same stands in the way of. */
    private void takeUpRepeatOf(Candidate first, InsertOutcome outcome) {
        Deque<Candidate> repeats = repeatsOf.remove(first.index());
        while (repeats != null
                && !repeats.isEmpty()
                && isRefusedLike(first.key(), outcome, repeats.element().key())) {
            settled[repeats.remove().index()] = settled[first.index()];
        }
        if (repeats != null && !repeats.isEmpty()) {
            Candidate next = repeats.remove();
            candidates.add(next);
            if (!repeats.isEmpty()) {
                repeatsOf.put(next.index(), repeats);
            }
        }
    }

    private static boolean isRefusedLike(NewImportedKey refused, InsertOutcome outcome, NewImportedKey repeat) {
        boolean forItsDigest =
                outcome instanceof InsertOutcome.TooManySchemes || outcome instanceof InsertOutcome.TooManyAlike;
        return forItsDigest && Objects.equals(refused.hashed(), repeat.hashed());
    }

    private static ImportOutcome outcome(
            ApiKey key, InsertOutcome stored, Function<ApiKey, ImportOutcome> whenInserted) {
        return switch (stored) {
            case InsertOutcome.Inserted() -> whenInserted.apply(key);
            case InsertOutcome.RequestRepeated(var made) -> new ImportOutcome.Imported(made);
            case InsertOutcome.QuotaExceeded() -> new ImportOutcome.QuotaExceeded();
            case InsertOutcome.DigestTaken(var by) -> new ImportOutcome.AlreadyExists(by);
            case InsertOutcome.TooManySchemes() -> new ImportOutcome.TooManySchemes();
            case InsertOutcome.TooManyAlike() -> new ImportOutcome.TooManyAlike();
        };
    }

    /** All outcomes, once every candidate is settled. */
    List<ImportOutcome> outcomes() {
        repeatsOf.forEach(
                (first, repeats) -> repeats.forEach(repeat -> settle(repeat.index(), outcomeOfRepeat(first))));
        sameRequestAs.forEach((index, first) -> settled[index] = settled[first]);
        return Arrays.stream(settled).map(Objects::requireNonNull).toList();
    }

    /** It is told of the first only when that is in; else the same stands in its way. */
    private ImportOutcome outcomeOfRepeat(int first) {
        ImportOutcome outcome = Objects.requireNonNull(settled[first]);
        return outcome instanceof ImportOutcome.Imported || outcome instanceof ImportOutcome.Importable
                ? new ImportOutcome.RepeatedInBatch(first)
                : outcome;
    }
}
