package dev.talos.cli.remote.bulk;

import dev.talos.cli.remote.bulk.input.InputIdentity;
import java.util.Optional;

/**
 * What must be the same for a run to go on.
 *
 * @param rows how the rows were read
 * @param endpoint where they went
 * @param errors the absolute path of the errors file; empty when there is none
 */
record RunIdentity(InputIdentity input, String rows, String endpoint, String errors) {
    /** What differs, in words. */
    Optional<String> difference(RunIdentity other) {
        if (!input.equals(other.input)) {
            return Optional.of("the file is another one, or was changed since");
        }
        if (!rows.equals(other.rows)) {
            return Optional.of("it read the rows with other options (--input-format, --hashed, --from)");
        }
        if (!endpoint.equals(other.endpoint)) {
            return Optional.of("it went to " + endpoint);
        }
        if (!errors.equals(other.errors)) {
            return Optional.of(errors.isEmpty() ? "it had no --errors" : "it had --errors " + errors);
        }
        return Optional.empty();
    }
}
