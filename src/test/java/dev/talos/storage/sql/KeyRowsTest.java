package dev.talos.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.talos.model.ApiKey;
import dev.talos.storage.StoreException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows as a driver hands them over; our tables hold no such thing, but that is the word of the database. */
class KeyRowsTest {

    private static ApiKey read(String expireTime) throws SQLException {
        return readRow("zeroblob(16), 2, 'a key', 'an actor', '[]', '{}', 1, NULL, 0, NULL, '[]', 0, 0, "
                + expireTime
                + ", NULL, NULL, NULL, NULL");
    }

    private static ApiKey readRow(String values) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + values)) {
            return KeyRows.read(row);
        }
    }

    @Test
    void a_number_or_nothing_is_read() throws SQLException {
        assertThat(read("1000000").expireTime()).isEqualTo(Instant.ofEpochSecond(1));
        assertThat(read("NULL").expireTime()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zeroblob(3), 2, 'short id', 'an actor', '[]', '{}', 1, NULL, 0, NULL, '[]', 0, 0",
                "NULL, 2, 'no id', 'an actor', '[]', '{}', 1, NULL, 0, NULL, '[]', 0, 0",
                "zeroblob(16), 2, NULL, 'an actor', '[]', '{}', 1, NULL, 0, NULL, '[]', 0, 0",
                "zeroblob(16), 2, 'a quota without a window', 'an actor', '[]', '{}', 1, 5, NULL, NULL, '[]', 0, 0",
                "zeroblob(16), 2, 'a quota for no time', 'an actor', '[]', '{}', 1, 5, 0, NULL, '[]', 0, 0"
            })
    void a_row_that_makes_no_sense_is_a_fault_of_the_database(String values) {
        assertThatExceptionOfType(StoreException.Broken.class)
                .isThrownBy(() -> readRow(values + ", NULL, NULL, NULL, NULL, NULL"))
                .withMessage("the database holds a row that is no key");
    }

    @Test
    void a_text_where_a_number_or_nothing_belongs_is_a_fault_of_the_database() {
        assertThatExceptionOfType(StoreException.Broken.class)
                .isThrownBy(() -> read("'soon'"))
                .withMessageContaining("no number")
                .withMessageNotContaining("soon");
    }
}
