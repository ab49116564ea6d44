package dev.talos.service;

import dev.talos.model.ApiKey;
import dev.talos.model.FieldViolation;
import dev.talos.model.KeyId;
import java.util.List;

/** What became of one key that was to be imported. */
public sealed interface ImportOutcome {

    /** It is in; or an earlier call with the same request id brought it, and this is that key. */
    record Imported(ApiKey key) implements ImportOutcome {}

    /** Nothing stands in its way. Said instead of importing it, to one who only asked. */
    record Importable() implements ImportOutcome {}

    record Invalid(List<FieldViolation> violations) implements ImportOutcome {}

    /** The same key is there already, as this one. */
    record AlreadyExists(KeyId as) implements ImportOutcome {}

    /** An earlier item of the same batch brings the same key. */
    record RepeatedInBatch(int firstIndex) implements ImportOutcome {}

    /** The raw key is one that this server issued, or a token it derived; it needs no import. */
    record IssuedHere() implements ImportOutcome {}

    /** The tenant has as many keys as it may have. */
    record QuotaExceeded() implements ImportOutcome {}

    /** The tenant has as many schemes in use as it may have, and this would be one more. */
    record TooManySchemes() implements ImportOutcome {}

    /** As many keys as may share a lookup do already. */
    record TooManyAlike() implements ImportOutcome {}

    /** The store gave up on it after other items of the batch were in. Nothing was stored; it may be sent again. */
    record NotStored() implements ImportOutcome {}
}
