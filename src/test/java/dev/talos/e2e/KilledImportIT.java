package dev.talos.e2e;

/** Small enough for every build. */
class KilledImportIT extends KilledImportContract {
    KilledImportIT() {
        super(30_000, 50);
    }
}
