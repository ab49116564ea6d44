package dev.talos.storage.cache;

import dev.talos.storage.KeyStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;

/** A real store whose answers to lookups by digest are held back, once they are known. */
final class SlowStore {

    private SlowStore() {}

    static KeyStore of(KeyStore store, CountDownLatch hasRead, CountDownLatch mayGoOn) {
        return (KeyStore) Proxy.newProxyInstance(
                KeyStore.class.getClassLoader(), new Class<?>[] {KeyStore.class}, (_, method, arguments) -> {
                    try {
                        Object answer = method.invoke(store, arguments);
                        if (method.getName().equals("findImported")) {
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
