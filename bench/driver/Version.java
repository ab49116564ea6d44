import java.nio.file.Path;

/**
 * A version of Talos that is measured: the one this driver belongs to, or another one that it is held against.
 *
 * @param root its checkout, which is built
 * @param suffix what tells its rows from those of the others; empty when there are no others
 */
record Version(Path root, String suffix) {

    String launcher() {
        return root.resolve("talos").toString();
    }
}
