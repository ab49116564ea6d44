package dev.talos.http;

import dev.talos.http.wire.WireEnum;
import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import dev.talos.model.KeyStatus;
import dev.talos.storage.KeyFilter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a list is asked for. */
record ListParameters(
        KeyFilter filter, int pageSize, @Nullable String pageToken) {

    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 1000;
    private static final Set<String> NAMES = Set.of("page_size", "page_token", "filter", "actor_id", "status");

    static Checked<ListParameters> read(Query query) {
        List<FieldViolation> violations = new ArrayList<>(query.allowOnly(NAMES));
        int pageSize = pageSize(query, violations);
        KeyFilter filter = filter(query, violations);
        return violations.isEmpty()
                ? new Checked.Ok<>(new ListParameters(
                        filter, pageSize, query.value("page_token").orElse(null)))
                : new Checked.Faulty<>(violations);
    }

    private static int pageSize(Query query, List<FieldViolation> violations) {
        String digits = query.value("page_size").orElse("0");
        if (!digits.matches("\\d+")) {
            violations.add(new FieldViolation(
                    "page_size", "is not a number from 0 to " + LARGEST_PAGE + "; 0 is the usual " + USUAL_PAGE));
            return USUAL_PAGE;
        }
        BigInteger asked = new BigInteger(digits);
        return asked.signum() == 0
                ? USUAL_PAGE
                : asked.min(BigInteger.valueOf(LARGEST_PAGE)).intValue();
    }

    private static KeyFilter filter(Query query, List<FieldViolation> violations) {
        KeyFilter filter = switch (FilterParser.parse(query.value("filter").orElse(""))) {
            case Checked.Ok<KeyFilter>(var parsed) -> parsed;
            case Checked.Faulty<KeyFilter>(var faults) -> {
                violations.addAll(faults);
                yield KeyFilter.NONE;
            }
        };
        String actorId = merge("actor_id", filter.actorId(), query.value("actor_id"), violations);
        KeyStatus status = merge("status", filter.status(), status(query, violations), violations);
        return new KeyFilter(actorId, status);
    }

    private static Optional<KeyStatus> status(Query query, List<FieldViolation> violations) {
        Optional<String> given = query.value("status");
        Optional<KeyStatus> status = given.flatMap(WireEnum.STATUS::parse);
        if (given.isPresent() && status.isEmpty()) {
            violations.add(new FieldViolation("status", "is none of " + String.join(", ", WireEnum.STATUS.names())));
        }
        return status;
    }

    private static <T> @Nullable T merge(
            String name, @Nullable T filtered, Optional<T> given, List<FieldViolation> violations) {
        if (filtered != null && given.isPresent() && !filtered.equals(given.get())) {
            violations.add(new FieldViolation(name, "is given twice, here and in the filter, with different values"));
        }
        return given.orElse(filtered);
    }
}
