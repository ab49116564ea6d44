package dev.talos.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Files for TLS, made by the keytool of this JDK: a server named {@code localhost}, and nothing else, and its authority.
 *
 * @param authority PEM, of those who signed the server's
 * @param certificate PEM, of the server
 * @param key PEM, of the server; only its owner may read it
 * @param stranger PEM, of an authority that signed neither
 */
public record Certificates(Path authority, Path certificate, Path key, Path stranger) {

    private static final String PASSWORD = "not a secret";

    public static Certificates in(Path directory) {
        try {
            return new Maker(directory).make();
        } catch (IOException | InterruptedException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private record Maker(Path directory) {

        Certificates make() throws IOException, InterruptedException, GeneralSecurityException {
            pair("authority", "CN=authority of the tests", "-ext", "bc:c");
            pair("stranger", "CN=another authority", "-ext", "bc:c");
            pair("server", "CN=localhost");
            keytool("-certreq", "server", "-file", path("request"));
            keytool(
                    "-gencert",
                    "authority",
                    "-infile",
                    path("request"),
                    "-outfile",
                    path("server.pem"),
                    "-rfc",
                    "-ext",
                    "san=dns:localhost");
            for (String authority : List.of("authority", "stranger")) {
                keytool("-exportcert", authority, "-rfc", "-file", path(authority + ".pem"));
            }
            return new Certificates(
                    directory.resolve("authority.pem"),
                    directory.resolve("server.pem"),
                    key(),
                    directory.resolve("stranger.pem"));
        }

        private String path(String name) {
            return directory.resolve(name).toString();
        }

        private void pair(String alias, String name, String... more) throws IOException, InterruptedException {
            List<String> arguments = new ArrayList<>(List.of("-keyalg", "RSA", "-keysize", "2048", "-dname", name));
            arguments.addAll(List.of(more));
            keytool("-genkeypair", alias, arguments.toArray(String[]::new));
        }

        private void keytool(String command, String alias, String... more) throws IOException, InterruptedException {
            List<String> all = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    command,
                    "-alias",
                    alias,
                    "-keystore",
                    path("keys.p12"),
                    "-storepass",
                    PASSWORD));
            all.addAll(List.of(more));
            Process process = new ProcessBuilder(all)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                throw new AssertionError(command + " of keytool failed");
            }
        }

        private Path key() throws IOException, GeneralSecurityException {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(directory.resolve("keys.p12"))) {
                keys.load(in, PASSWORD.toCharArray());
            }
            byte[] der = keys.getKey("server", PASSWORD.toCharArray()).getEncoded();
            String pem = "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der)
                    + "\n-----END PRIVATE KEY-----\n";
            Path file = Files.writeString(directory.resolve("server.key"), pem);
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
