import module java.base;

import org.sqlite.util.LibraryLoaderUtil;

// Lays the native libraries of the jars beside them, those for the machine this runs on. Run by Maven in `package`.
//
// Without this SQLite's driver starts a process to ask for the system and copies its library into the directory for
// temporary files, at each start, and so does Netty. Where a library does not load from here they still do: see
// docs/adr/0002.

private static final String NETTY = "META-INF/native/";

void main(String[] arguments) throws IOException {
    Path jars = Path.of(arguments[0]);
    Path to = Path.of(arguments[1]);
    Files.createDirectories(to);
    String sqlite = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(jars, "{sqlite-jdbc,netty-transport-native}*.jar")) {
        for (Path jar : found) {
            try (FileSystem zip = FileSystems.newFileSystem(jar)) {
                lay(zip.getPath(sqlite), to);
                layAll(zip.getPath(NETTY), to);
            }
        }
    }
}

private static void layAll(Path directory, Path to) throws IOException {
    if (Files.isDirectory(directory)) {
        try (DirectoryStream<Path> libraries = Files.newDirectoryStream(directory, "lib*.{so,jnilib}")) {
            for (Path library : libraries) {
                lay(library, to);
            }
        }
    }
}

// Beside it first, then in its place: a server may run from the one that is there.
private static void lay(Path library, Path to) throws IOException {
    if (Files.exists(library)) {
        Path place = to.resolve(library.getFileName().toString());
        Path fresh = place.resolveSibling(place.getFileName() + ".new");
        Files.copy(library, fresh, StandardCopyOption.REPLACE_EXISTING);
        Files.move(fresh, place, StandardCopyOption.REPLACE_EXISTING);
    }
}
