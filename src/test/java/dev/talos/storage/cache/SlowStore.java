package dev.talos.storage.cache;

import dev.talos.storage.KeyStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** A real store whose first answer to a lookup by digest is held back, once it is known. */
final class SlowStore {

    private SlowStore() {}

    static KeyStore of(KeyStore store, CountDownLatch hasRead, CountDownLatch mayGoOn) {
        AtomicBoolean first = new AtomicBoolean(true);
        return (KeyStore) Proxy.newProxyInstance(
                KeyStore.class.getClassLoader(), new Class<?>[] {KeyStore.class}, (_, method, arguments) -> {
                    try {
                        Object answer = method.invoke(store, arguments);
                        if (method.getName().equals("findImported") && first.getAndSet(false)) {
                            hasRead.countDown();
                            mayGoOn.await();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
