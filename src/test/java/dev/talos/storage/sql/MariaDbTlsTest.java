package dev.talos.storage.sql;

import dev.talos.testing.Certificates;
import dev.talos.testing.DatabaseProcess;
import dev.talos.testing.MariaDbProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class MariaDbTlsTest extends TlsContract {

    MariaDbTlsTest(@TempDir Path directory) {
        super(directory);
    }

    @Override
    DatabaseProcess start(Certificates certificates) {
        return MariaDbProcess.withTls(certificates);
    }

    @Override
    String checked() {
        return "tls=true";
    }

    @Override
    String unchecked() {
        return "tls=skip-verify";
    }

    @Override
    String plain() {
        return "tls=false";
    }

    @Override
    String askWhetherEncrypted() {
        return "SHOW STATUS LIKE 'Ssl_cipher'";
    }

    @Override
    boolean isYes(String answer) {
        return !answer.isEmpty();
    }
}
