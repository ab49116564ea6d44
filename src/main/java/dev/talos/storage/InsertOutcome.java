package dev.talos.storage;

import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;

/** What became of one key that was to be stored. */
public sealed interface InsertOutcome {

    record Inserted() implements InsertOutcome {}

    /** An earlier call with the same request id made this key. Looked at first. */
    record RequestRepeated(ApiKey made) implements InsertOutcome {}

    /** The tenant has as many keys as it may have. Looked at last. */
    record QuotaExceeded() implements InsertOutcome {}

    /** The same key is stored already, under the current secret or a retired one, or by a scheme. */
    record DigestTaken(KeyId by) implements InsertOutcome {}

    /** The tenant has {@value HashedPart#MOST_SCHEMES} schemes in use, and this would be one more. */
    record TooManySchemes() implements InsertOutcome {}

    /** {@value HashedPart#MOST_ALIKE} keys have the same lookup already. */
    record TooManyAlike() implements InsertOutcome {}
}
