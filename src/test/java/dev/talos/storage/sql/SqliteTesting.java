package dev.talos.storage.sql;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/** Databases for tests. */
final class SqliteTesting {

    private SqliteTesting() {}

    static Database open(Path file) {
        return Database.open(new DatabaseSettings(new SqliteFile(file), PoolSettings.DEFAULT), InstantSource.system());
    }

    static Database migrated(Path file) {
        Database database = open(file);
        database.migrations().up();
        return database;
    }

    /** What is done to a new connection of the writer. */
    interface Tuning {
        void tune(Statement statement) throws SQLException;
    }

    /** A database that is there, with a writer that is tuned whenever it is opened. */
    static Database tuned(Path file, Tuning tuning) {
        migrated(file).close();
        Dialect real = new SqliteDialect(file);
        InvocationHandler tuned = (_, method, arguments) -> {
            if (arguments != null && arguments[0] == Dialect.Access.WRITE) {
                return new TunedWriter((SQLiteDataSource) real.connections(Dialect.Access.WRITE), tuning);
            }
            try {
                return method.invoke(real, arguments);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        };
        Dialect dialect =
                (Dialect) Proxy.newProxyInstance(Dialect.class.getClassLoader(), new Class<?>[] {Dialect.class}, tuned);
        return Database.open(dialect, PoolSettings.DEFAULT, InstantSource.system());
    }

    private static final class TunedWriter extends SQLiteDataSource {

        private final SQLiteDataSource usual;
        private final Tuning tuning;

        TunedWriter(SQLiteDataSource usual, Tuning tuning) {
            this.usual = usual;
            this.tuning = tuning;
        }

        @Override
        public SQLiteConnection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
            SQLiteConnection connection = usual.getConnection(user, password);
            try (Statement statement = connection.createStatement()) {
                tuning.tune(statement);
            }
            return connection;
        }
    }
}
