package dev.talos.storage.sql;

import dev.talos.storage.ListQuery.Position;

/** Orders in which keys that end are read, by the index of their ends. */
enum EndOrder {
    NEXT_FIRST("expire_time, create_time, key_id", ">"),
    LATEST_FIRST("expire_time DESC, create_time DESC, key_id DESC", "<");

    private final String sql;
    private final String further;

    EndOrder(String sql, String further) {
        this.sql = sql;
        this.further = further;
    }

    String sql() {
        return sql;
    }

    /** @param end in microseconds since 1970 */
    Condition after(long end, Position position) {
        // As in KeyPages.after, not a comparison of rows, for which MySQL uses no index.
        String condition =
                "expire_time >= ? AND (expire_time > ? OR create_time > ? OR (create_time = ? AND key_id > ?))";
        return new Condition(
                condition.replace(">", further),
                parameters -> parameters
                        .number(end)
                        .number(end)
                        .time(position.createTime())
                        .time(position.createTime())
                        .bytes(position.keyId().toBytes()));
    }
}
