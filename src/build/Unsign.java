import module java.base;

// Takes the signatures out of the jars of a directory. Run by Maven in `package`.
//
// Nobody asks for them: Maven has checked the download, and a JDK takes any provider. But classes of a signed jar never
// go into the AOT cache, and each is hashed when it is loaded: see docs/adr/0021. The manifest has a section for each
// signed file, and the JVM reads all of it when it opens the jar: see docs/adr/0002.

void main(String[] arguments) throws IOException {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(arguments[0]), "*.jar")) {
        for (Path jar : jars) {
            unsign(jar);
        }
    }
}

void unsign(Path jar) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(jar)) {
        Path meta = zip.getPath("META-INF");
        if (!Files.isDirectory(meta)) {
            return;
        }
        List<Path> signatures = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(meta, "*.{SF,RSA,DSA,EC}")) {
            found.forEach(signatures::add);
        }
        if (!signatures.isEmpty()) {
            for (Path signature : signatures) {
                Files.delete(signature);
            }
            shorten(meta.resolve("MANIFEST.MF"));
        }
    }
}

void shorten(Path file) throws IOException {
    Manifest manifest;
    try (InputStream in = Files.newInputStream(file)) {
        manifest = new Manifest(in);
    }
    manifest.getEntries().clear();
    try (OutputStream out = Files.newOutputStream(file)) {
        manifest.write(out);
    }
}
