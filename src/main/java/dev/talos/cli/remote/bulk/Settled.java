package dev.talos.cli.remote.bulk;

import dev.talos.cli.remote.Answer;
import dev.talos.cli.remote.bulk.input.Row;
import java.util.List;
import java.util.Optional;

/**
 * A batch that is done.
 *
 * @param verdicts one for each row, in the same order
 * @param answer the answer as it came, when there was one for all rows and its details are kept
 */
record Settled(Batch batch, List<Verdict> verdicts, Optional<Answer> answer) {
    Settled {
        if (batch.rows().size() != verdicts.size()) {
            throw new IllegalArgumentException(batch.rows().size() + " rows, " + verdicts.size() + " verdicts");
        }
        verdicts = List.copyOf(verdicts);
    }

    Row row(int index) {
        return batch.rows().get(index);
    }
}
