package dev.talos.storage.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills in the question marks of a statement from left to right. */
final class Parameters implements RowValues {

    private final PreparedStatement statement;
    private int filled;

    Parameters(PreparedStatement statement) {
        this.statement = statement;
    }

    @Override
    public Parameters bytes(byte @Nullable [] value) throws SQLException {
        statement.setBytes(++filled, value);
        return this;
    }

    @Override
    public Parameters text(@Nullable String value) throws SQLException {
        statement.setString(++filled, StoredText.write(value));
        return this;
    }

    @Override
    public Parameters number(int value) throws SQLException {
        statement.setInt(++filled, value);
        return this;
    }

    @Override
    public Parameters number(long value) throws SQLException {
        statement.setLong(++filled, value);
        return this;
    }

    @Override
    public Parameters numberOrNull(@Nullable Number value) throws SQLException {
        if (value == null) {
            statement.setNull(++filled, Types.BIGINT);
        } else {
            statement.setLong(++filled, value.longValue());
        }
        return this;
    }

    /** For PostgreSQL. */
    Parameters arrayOfBytes(List<byte[]> values) throws SQLException {
        return array("bytea", values.toArray(byte[][]::new));
    }

    /** For PostgreSQL. */
    Parameters arrayOfTexts(List<String> values) throws SQLException {
        return array("text", values.stream().map(StoredText::write).toArray(String[]::new));
    }

    private Parameters array(String type, Object[] values) throws SQLException {
        statement.setArray(++filled, statement.getConnection().createArrayOf(type, values));
        return this;
    }
}
