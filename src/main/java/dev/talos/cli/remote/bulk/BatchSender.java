package dev.talos.cli.remote.bulk;

import dev.talos.cli.command.CommandFailure;
import dev.talos.cli.command.ExitCode;
import dev.talos.cli.remote.Answer;
import dev.talos.cli.remote.ApiPath;
import dev.talos.cli.remote.RawAnswer;
import dev.talos.cli.remote.TalosClient;
import dev.talos.cli.remote.bulk.input.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Sends batches until there is an answer to each. Every row has a request id, so sending it again is safe. */
final class BatchSender {
    private static final String PATH = ApiPath.admin("importedApiKeys:batchImport");

    private final TalosClient client;
    private final boolean validateOnly;
    private final LongPredicate keepsDetails;
    private final Retries.Factory retries;
    private final AtomicBoolean answeredOnce = new AtomicBoolean();

    /** @param keepsDetails asked before each answer is read, by its last row: whether all that it says is wanted */
    BatchSender(TalosClient client, boolean validateOnly, LongPredicate keepsDetails, Retries.Factory retries) {
        this.client = client;
        this.validateOnly = validateOnly;
        this.keepsDetails = keepsDetails;
        this.retries = retries;
    }

    /** What one attempt came to. */
    private sealed interface Attempt {
        record Answered(List<Verdict> verdicts, Optional<Answer> answer) implements Attempt {}

        record Failed(CommandFailure fault, Optional<String> retryAfter) implements Attempt {}
    }

    /**
     * Sends a batch, again and again if need be.
     *
     * @return empty when the run was stopped before there was an answer
     * @throws CommandFailure when the request was refused as a whole, or patience ran out
     */
    Optional<Settled> send(Batch batch) {
        @Nullable Verdict[] verdicts = new Verdict[batch.rows().size()];
        Optional<Answer> answer = Optional.empty();
        List<Row.Good> unsettled = batch.good();
        Retries attempts = retries.start();
        while (!unsettled.isEmpty()) {
            Attempt attempt = attempt(unsettled);
            switch (attempt) {
                case Attempt.Failed(var fault, var retryAfter) -> {
                    if (!attempts.again(fault, retryAfter)) {
                        return Optional.empty();
                    }
                }
                case Attempt.Answered(var said, var whole) -> {
                    attempts.answered();
                    answer = unsettled.size() == batch.rows().size() ? whole : Optional.empty();
                    unsettled = take(batch, unsettled, said, verdicts);
                    if (!unsettled.isEmpty() && !attempts.again(gaveUp(), Optional.empty())) {
                        return Optional.empty();
                    }
                }
            }
        }
        return Optional.of(new Settled(batch, inOrder(batch, verdicts), answer));
    }

    /** Puts down what was said of each row; returns those that may go through another time. */
    private static List<Row.Good> take(
            Batch batch, List<Row.Good> rows, List<Verdict> said, @Nullable Verdict[] verdicts) {
        List<Row.Good> again = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row.Good row = rows.get(i);
            verdicts[(int) (row.position() - batch.range().from())] =
                    said.get(i).named(rows, i);
            if (said.get(i).code().equals(Verdict.INTERNAL)) {
                again.add(row);
            }
        }
        return again;
    }

    private static CommandFailure gaveUp() {
        return CommandFailure.failed(Verdict.INTERNAL, "the database gave up on rows of a request again and again");
    }

    private static List<Verdict> inOrder(Batch batch, @Nullable Verdict[] verdicts) {
        List<Verdict> inOrder = new ArrayList<>(verdicts.length);
        for (int i = 0; i < verdicts.length; i++) {
            inOrder.add(
                    switch (batch.rows().get(i)) {
                        case Row.Good _ -> Objects.requireNonNull(verdicts[i]);
                        case Row.Bad bad -> Verdict.failed(bad.code(), bad.message(), null);
                    });
        }
        return inOrder;
    }

    private Attempt attempt(List<Row.Good> rows) {
        RawAnswer answer;
        try {
            answer = client.exchange(PATH, BatchRequest.body(rows, validateOnly));
        } catch (CommandFailure failure) {
            boolean nobodyThere = failure.reason().equals("SERVER_UNREACHABLE") && !answeredOnce.get();
            if (failure.exitCode() != ExitCode.UNREACHABLE || nobodyThere) {
                throw failure;
            }
            return new Attempt.Failed(failure, Optional.empty());
        }
        answeredOnce.set(true);
        return switch (answer.status()) {
            case 429, 502, 503, 504 -> new Attempt.Failed(refusal(answer), answer.retryAfter());
            case 200 -> keepsDetails.test(rows.getLast().position()) ? detailed(answer, rows) : brief(answer, rows);
            default -> detailed(answer, rows);
        };
    }

    /** A proxy that is in the way for a while answers with a page of its own. */
    private static CommandFailure refusal(RawAnswer answer) {
        try {
            return answer.read().refusal();
        } catch (CommandFailure foreign) {
            return foreign;
        }
    }

    private static Attempt detailed(RawAnswer raw, List<Row.Good> rows) {
        Answer answer = raw.read();
        return new Attempt.Answered(BatchAnswer.tree(answer, rows.size()), Optional.of(answer));
    }

    private static Attempt brief(RawAnswer raw, List<Row.Good> rows) {
        return new Attempt.Answered(BatchAnswer.stream(raw, rows.size()), Optional.empty());
    }
}
