import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Puts many imported keys into a SQLite store past Talos: ten million took five minutes. Talos imports the first, and
 * the others are rows like it. The indexes are there from the start and the rows come in the order of their numbers, so
 * that the pages are as full as after an import.
 */
final class Filler {

    private static final String NO_NETWORK = "00000000-0000-0000-0000-000000000000";

    private final Mac digests;

    private Filler() throws GeneralSecurityException {
        byte[] importKey = mac(Lab.SECRET.getBytes(StandardCharsets.UTF_8))
                .doFinal("talos/imported-key/v1".getBytes(StandardCharsets.UTF_8));
        digests = mac(importKey);
    }

    private static Mac mac(byte[] key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac;
    }

    /** @param store that no server has open, with {@link Keys#row} 0 in it and nothing else */
    static void fill(Path store, int keys) throws IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                Statement statement = connection.createStatement()) {
            // Nobody minds when this one is lost.
            for (String pragma : List.of("journal_mode=OFF", "synchronous=OFF", "cache_size=-1000000")) {
                statement.execute("PRAGMA " + pragma);
            }
            connection.setAutoCommit(false);
            new Filler().fill(connection, statement, keys);
            statement.executeUpdate("UPDATE key_counts SET unrevoked = " + keys);
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("PRAGMA journal_mode=WAL");
        } catch (SQLException | GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private void fill(Connection connection, Statement select, int keys) throws SQLException, IOException {
        List<String> columns = new ArrayList<>();
        List<Object> first = new ArrayList<>();
        try (ResultSet row = select.executeQuery("SELECT * FROM api_keys")) {
            row.next();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                columns.add(row.getMetaData().getColumnName(i));
                first.add(row.getObject(i));
            }
        }
        if (!Arrays.equals(digest(0), (byte[]) first.get(columns.indexOf("digest")))) {
            throw new IOException("Talos makes digests in another way than docs/adr says; Filler has to learn it");
        }
        String insert = "INSERT INTO api_keys (" + String.join(", ", columns) + ") VALUES (?"
                + ", ?".repeat(columns.size() - 1) + ")";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (int number = 1; number < keys; number++) {
                JsonNode row = Calls.JSON.readTree(Keys.row(number));
                for (int i = 0; i < columns.size(); i++) {
                    statement.setObject(i + 1, value(columns.get(i), first.get(i), number, row));
                }
                statement.executeUpdate();
                if (number % 1_000_000 == 0) {
                    System.err.println("  " + Verify.size(number) + " keys");
                }
            }
        }
    }

    private Object value(String column, Object first, int number, JsonNode row) {
        return switch (column) {
            case "key_id" -> keyId(number);
            case "digest" -> digest(number);
            case "name", "actor_id" -> row.get(column).asText();
            case "create_time", "update_time" -> (Long) first + number;
            default -> first;
        };
    }

    /** A UUID of version 4, random as far as an index can tell. */
    private static byte[] keyId(int number) {
        byte[] id = Arrays.copyOf(Keys.sha256("key id " + number), 16);
        id[6] = (byte) (id[6] & 0x0f | 0x40);
        id[8] = (byte) (id[8] & 0x3f | 0x80);
        return id;
    }

    private byte[] digest(int number) {
        digests.update(NO_NETWORK.getBytes(StandardCharsets.UTF_8));
        digests.update((byte) 0);
        return digests.doFinal(Keys.raw(number).getBytes(StandardCharsets.UTF_8));
    }
}
