import module java.base;

import org.sqlite.util.LibraryLoaderUtil;

// Lays the native libraries of the jars beside them, those for the machine this runs on. Run by Maven in `package`.
//
// Without this SQLite's driver starts a process to ask for the system and copies its library into the directory for
// temporary files, at each start, and so does Netty. Where a library does not load from here they still do: see
// docs/adr/0002.
//
// The jars are those the program loads, by the manifest of its own: in the directory jars of an earlier build may be left.

private static final String NETTY = "META-INF/native/";

private static final List<String> WITH_LIBRARIES = List.of("lib/sqlite-jdbc-", "lib/netty-transport-native-");

void main(String[] arguments) throws IOException {
    Path program = Path.of(arguments[0]);
    Path to = Path.of(arguments[1]);
    Files.createDirectories(to);
    empty(to);
    String sqlite = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
    for (String jar : classPath(program)) {
        if (WITH_LIBRARIES.stream().anyMatch(jar::startsWith)) {
            try (FileSystem zip = FileSystems.newFileSystem(program.resolveSibling(jar))) {
                lay(zip.getPath(sqlite), to);
                layAll(zip.getPath(NETTY), to);
            }
        }
    }
}

private static List<String> classPath(Path program) throws IOException {
    try (JarFile jar = new JarFile(program.toFile())) {
        return List.of(jar.getManifest()
                .getMainAttributes()
                .getValue("Class-Path")
                .split(" "));
    }
}

private static void empty(Path directory) throws IOException {
    try (DirectoryStream<Path> earlier = Files.newDirectoryStream(directory)) {
        for (Path file : earlier) {
            Files.delete(file);
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

// Beside it first, then in its place: a server that starts meanwhile finds the whole of it or none.
private static void lay(Path library, Path to) throws IOException {
    if (Files.exists(library)) {
        Path place = to.resolve(library.getFileName().toString());
        Path fresh = place.resolveSibling(place.getFileName() + ".new");
        Files.copy(library, fresh, StandardCopyOption.REPLACE_EXISTING);
        Files.move(fresh, place, StandardCopyOption.REPLACE_EXISTING);
    }
}
