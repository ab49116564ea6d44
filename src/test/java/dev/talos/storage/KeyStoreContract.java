package dev.talos.storage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every store does. A store is tested by a class that extends this and says how a fresh one is made. */
public abstract class KeyStoreContract
        implements LookupContract,
                ImportContract,
                ChangeContract,
                ListContract,
                IssuedContract,
                RotationContract,
                QuotaContract,
                HashedContract,
                MigrationContract,
                CheckContract {

    private KeyStore store;

    /** An empty store. */
    protected abstract KeyStore freshStore();

    @BeforeEach
    void openStore() {
        store = freshStore();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Override
    public final KeyStore store() {
        return store;
    }
}
