package dev.talos.cli.remote.bulk.input;

import dev.talos.cli.command.CommandFailure;
import dev.talos.cli.remote.bulk.input.KeyColumns.Column;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the rows of a file say of their keys: the keys themselves, or digests of a kind. */
public final class RowKind {
    private static final Map<String, KeyColumns> PRESETS = new LinkedHashMap<>();

    static {
        PRESETS.put("unkey", DigestColumns.of(Column.of("hash", "digest"), "sha256", "base64", ""));
        PRESETS.put("better-auth", DigestColumns.of(Column.of("key", "digest"), "sha256", "base64url", ""));
        PRESETS.put("sanctum", DigestColumns.of(Column.of("token", "digest"), "sha256", "hex", "after_first:|"));
        PRESETS.put(
                "prefixed-api-key",
                DigestColumns.of(
                        Column.of("longTokenHash", "long_token_hash", "digest"), "sha256", "hex", "after_last:_"));
        PRESETS.put("drf", new DjangoColumns());
        PRESETS.put("gitea", new GiteaColumns());
    }

    private final String name;
    private final KeyColumns key;

    private RowKind(String name, KeyColumns key) {
        this.name = name;
        this.key = key;
    }

    /** Raw keys; a JSON row is an import request as it stands. */
    public static RowKind rawKeys() {
        return new RowKind("", new RawKeyColumn());
    }

    /**
     * Digests in the column {@code digest}.
     *
     * @param scheme {@code algorithm[@secret][:encoding][:part]}
     * @throws CommandFailure when there is no such scheme
     */
    public static RowKind digests(String scheme) {
        return new RowKind(" hashed " + scheme, DigestColumns.parse(scheme));
    }

    /**
     * Digests as a well-known store exports them.
     *
     * @throws CommandFailure when there is no such preset
     */
    public static RowKind preset(String name) {
        KeyColumns key = PRESETS.get(name);
        if (key == null) {
            throw CommandFailure.usage("--from is '" + name + "'; there are " + String.join(", ", PRESETS.keySet()));
        }
        return new RowKind(" from " + name, key);
    }

    /** What tells this kind from others, to recognise it in a checkpoint. */
    public String name() {
        return name;
    }

    RowShape ofObjects() {
        return key instanceof RawKeyColumn ? new JsonRows() : new ObjectRows(new RequestWriter(key));
    }

    /** @throws CommandFailure when the header is none */
    RowShape ofRecords(RawRow header, char separator) {
        return new CsvRows(header, separator, new RequestWriter(key));
    }
}
