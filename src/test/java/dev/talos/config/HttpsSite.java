package dev.talos.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A web site with one document and a certificate of its own. */
final class HttpsSite implements AutoCloseable {

    private static final String PASSWORD = "changeit";

    /** What the site answers; a redirect when there is a location. */
    record Page(int status, String text, Optional<String> location) {

        static Page of(String text) {
            return new Page(200, text, Optional.empty());
        }

        static Page failure(int status) {
            return new Page(status, "", Optional.empty());
        }

        static Page redirect(String location) {
            return new Page(302, "", Optional.of(location));
        }
    }

    private final SSLContext tls;
    private final HttpsServer server;
    private final AtomicInteger visits = new AtomicInteger();
    private final Semaphore held = new Semaphore(1);
    private volatile Page page;

    HttpsSite(Path directory, String text) {
        page = Page.of(text);
        try {
            tls = context(certificate(directory));
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            server.createContext("/", this::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With a path that nobody should see. */
    String url() {
        return "https://127.0.0.1:" + server.getAddress().getPort() + "/capability-0123456789";
    }

    /** As it is shown. */
    String shown() {
        return "https://127.0.0.1:" + server.getAddress().getPort() + "/…";
    }

    void show(Page next) {
        page = next;
    }

    int visits() {
        return visits.get();
    }

    /** Fetches and trusts the site's certificate. */
    HttpsFetch visitor() {
        return new HttpsFetch(() -> HttpClient.newBuilder().sslContext(tls));
    }

    /** Answers nobody any more until it is closed. */
    void holdBack() {
        held.acquireUninterruptibly();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Page now = page;
        visits.incrementAndGet();
        held.acquireUninterruptibly();
        held.release();
        now.location().ifPresent(to -> exchange.getResponseHeaders().add("Location", to));
        byte[] body = now.text().getBytes(UTF_8);
        exchange.sendResponseHeaders(now.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static Path certificate(Path directory) throws IOException {
        Path file = directory.resolve("site.p12");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-genkeypair", "-alias", "site", "-keyalg", "EC", "-dname", "CN=site"));
        command.addAll(List.of("-ext", "san=ip:127.0.0.1", "-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(List.of("-keystore", file.toString()));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
        if (Files.notExists(file)) {
            throw new IOException(said);
        }
        return file;
    }

    private static SSLContext context(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        // An entry with a private key is no trust anchor.
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry("site", store.getCertificate("site"));
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    @Override
    public void close() {
        held.release();
        server.stop(0);
    }
}
