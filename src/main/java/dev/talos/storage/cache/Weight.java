package dev.talos.storage.cache;

import dev.talos.model.ApiKey;
import dev.talos.model.Cidr;

/** What an entry takes, in bytes: rather too much than too little. */
final class Weight {

    /** The objects of an entry with its name, and what Caffeine keeps beside it. */
    private static final int FIXED = 800;

    /** A text's objects; characters beyond Latin take two bytes each. */
    private static final int TEXT = 56;

    private static final int BLOCK = 120;

    private Weight() {}

    static int of(ApiKey key) {
        ApiKey.Attributes attributes = key.attributes();
        long weight = FIXED;
        weight += text(attributes.name());
        weight += text(attributes.actorId());
        weight += text(attributes.metadata().json());
        for (String scope : attributes.scopes()) {
            weight += text(scope);
        }
        for (Cidr _ : attributes.allowedCidrs()) {
            weight += BLOCK;
        }
        return (int) weight;
    }

    private static int text(String text) {
        return TEXT + 2 * text.length();
    }
}
