package dev.talos.credential;

import dev.talos.model.Cidr;
import dev.talos.model.KeyId;
import dev.talos.model.KeyVisibility;
import dev.talos.model.Metadata;
import java.util.List;

/**
 * What a derived token has from its parent key, sealed in.
 *
 * @param parent the key it was derived from
 * @param scopes a part of the parent's
 * @param allowedCidrs where it may be used from; empty means anywhere
 */
public record Grant(
        KeyId parent,
        String actorId,
        List<String> scopes,
        Metadata metadata,
        KeyVisibility visibility,
        List<Cidr> allowedCidrs) {

    public Grant {
        scopes = List.copyOf(scopes);
        allowedCidrs = List.copyOf(allowedCidrs);
    }
}
