package dev.talos.config;

import dev.talos.crypto.JwkSetText;
import dev.talos.crypto.KeySet;
import java.util.List;

/** A key set and what it was read from. */
record SigningKeys(List<JwkSetText> texts, String signingKeyId, KeySet set) {

    SigningKeys {
        texts = List.copyOf(texts);
    }

    /** Whether another reading would give the same set. */
    boolean isOfTheSame(SigningKeys other) {
        return texts.equals(other.texts) && signingKeyId.equals(other.signingKeyId);
    }
}
