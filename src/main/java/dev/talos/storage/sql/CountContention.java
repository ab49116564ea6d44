package dev.talos.storage.sql;

import dev.talos.storage.StoreException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Many write for one tenant at once: what was seen of its limits at first does not hold, or its count is locked. */
final class CountContention extends SQLException {

    /** Others took what room there was. The next look shows it. */
    CountContention() {
        this(null);
    }

    /** @param locked what the database said when the wait for the count was over */
    CountContention(@Nullable SQLException locked) {
        super("others change the tenant's count of keys", locked);
    }

    StoreException explain() {
        return getCause() == null ? ServerFaults.tooManyAtOnce(this) : ServerFaults.locked(this);
    }
}
