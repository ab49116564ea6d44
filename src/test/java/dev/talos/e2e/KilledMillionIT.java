package dev.talos.e2e;

import org.junit.jupiter.api.Tag;

/** A million rows: some minutes. */
@Tag("slow")
class KilledMillionIT extends KilledImportContract {
    KilledMillionIT() {
        super(1_000_000, 1000);
    }
}
