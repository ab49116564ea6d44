import java.nio.file.Path;

/**
 * One thing that is put under load.
 *
 * @param bodies the file of request bodies, one to a line
 * @param perRequest how many things that count are done by one request: 100 keys in a batch
 * @param fresh whether each turn goes on in the file where the one before stopped, so that no body comes twice
 * @param expected what must stand in the answer to the first bodies; empty: anything goes
 */
record Target(
        String name, Daemon daemon, String path, Path bodies, int perRequest, boolean fresh, String expected) {

    static Target of(String name, Daemon daemon, String path, Path bodies, String expected) {
        return new Target(name, daemon, path, bodies, 1, false, expected);
    }

    Target eachOnce() {
        return new Target(name, daemon, path, bodies, perRequest, true, expected);
    }

    Target counting(int things) {
        return new Target(name, daemon, path, bodies, things, fresh, expected);
    }

    String url() {
        return daemon.url() + path;
    }
}
