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
        Integer sameKey = firstByDigest.putIfAbsent(key.digest(), index);
        Deque<Candidate> line =
                sameKey == null ? candidates : repeatsOf.computeIfAbsent(sameKey, _ -> new ArrayDeque<>());
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

    /** Takes the store's answers, which stand in the order of the chunk. */
    void settle(List<Candidate> chunk, List<InsertOutcome> outcomes) {
        for (int i = 0; i < chunk.size(); i++) {
            int index = chunk.get(i).index();
            settle(index, outcome(chunk.get(i).key().key(), outcomes.get(i)));
            if (outcomes.get(i) instanceof InsertOutcome.RequestRepeated) {
                takeUpRepeatOf(index);
            }
        }
    }

    /** The key that an earlier call made may have another raw key. So this one is to be stored yet. */
    private void takeUpRepeatOf(int first) {
        Deque<Candidate> repeats = repeatsOf.remove(first);
        if (repeats != null) {
            Candidate next = repeats.remove();
            candidates.add(next);
            if (!repeats.isEmpty()) {
                repeatsOf.put(next.index(), repeats);
            }
        }
    }

    private static ImportOutcome outcome(ApiKey key, InsertOutcome stored) {
        return switch (stored) {
            case InsertOutcome.Inserted() -> new ImportOutcome.Imported(key);
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
        return outcome instanceof ImportOutcome.Imported ? new ImportOutcome.RepeatedInBatch(first) : outcome;
    }
}
