import java.nio.file.Path;

/**
 * One thing that is put under load.
 *
 * @param bodies the file of request bodies, one to a line
 * @param perRequest how many things that count are done by one request: 100 keys in a batch
 * @param order in which the bodies are sent
 * @param most seconds that a turn lasts, if it would last longer
 */
record Target(
        String name, Daemon daemon, String path, Path bodies, int perRequest, Order order, Expected expected, int most) {

    enum Order {
        /** Each turn begins with the first. */
        FROM_THE_FIRST,
        /** Each turn goes on where the one before stopped; after the last comes the first. */
        GOING_ON,
        /** So that none that is measured was sent before, also not to warm up. */
        EACH_ONCE
    }

    static Target of(String name, Daemon daemon, String path, Path bodies, Expected expected) {
        return new Target(name, daemon, path, bodies, 1, Order.FROM_THE_FIRST, expected, Integer.MAX_VALUE);
    }

    Target goingOn() {
        return new Target(name, daemon, path, bodies, perRequest, Order.GOING_ON, expected, most);
    }

    Target eachOnce() {
        return new Target(name, daemon, path, bodies, perRequest, Order.EACH_ONCE, expected, most);
    }

    Target atMost(int seconds) {
        return new Target(name, daemon, path, bodies, perRequest, order, expected, seconds);
    }

    Target counting(int things) {
        return new Target(name, daemon, path, bodies, things, order, expected, most);
    }

    String url() {
        return daemon.url() + path;
    }
}
