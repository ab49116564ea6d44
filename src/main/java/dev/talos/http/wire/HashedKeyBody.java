package dev.talos.http.wire;

import dev.talos.credential.legacy.HashedKeyFields;
import org.jspecify.annotations.Nullable;

/** Takes a {@code hashed_key} apart. What its fields mean is not for the wire to say. */
final class HashedKeyBody {

    /** Longer than any digest, any name and any separator. Nothing that comes is repeated in an error. */
    private static final int MOST_CHARACTERS = 512;

    private HashedKeyBody() {}

    static HashedKeyFields read(ObjectReader reader) {
        HashedKeyFields fields = new HashedKeyFields(
                text(reader, "algorithm"),
                text(reader, "digest"),
                text(reader, "encoding"),
                text(reader, "part"),
                text(reader, "secret"),
                reader.object("lookup").map(HashedKeyBody::lookup).orElse(null));
        reader.refuseUnknown();
        return fields;
    }

    private static HashedKeyFields.Lookup lookup(ObjectReader reader) {
        HashedKeyFields.Lookup lookup = new HashedKeyFields.Lookup(
                text(reader, "prefix"), text(reader, "suffix"), text(reader, "id_before"), text(reader, "id"));
        reader.refuseUnknown();
        return lookup;
    }

    private static @Nullable String text(ObjectReader reader, String name) {
        return reader.optionalText(name, MOST_CHARACTERS);
    }
}
