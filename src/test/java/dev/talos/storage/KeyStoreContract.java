package dev.talos.storage;

import java.util.ArrayList;
import java.util.List;
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

    private final List<KeyStore> others = new ArrayList<>();
    private KeyStore store;

    /** An empty store. */
    protected abstract KeyStore freshStore();

    /** Another one on the database of the store that was made last. */
    protected abstract KeyStore storeOfAnotherServer();

    @BeforeEach
    void openStore() {
        store = freshStore();
    }

    @AfterEach
    void closeStores() {
        others.forEach(KeyStore::close);
        store.close();
    }

    @Override
    public final KeyStore store() {
        return store;
    }

    @Override
    public final KeyStore anotherStore() {
        KeyStore other = storeOfAnotherServer();
        others.add(other);
        return other;
    }
}
