package dev.talos.config;

import dev.talos.crypto.KeySet;
import java.util.ArrayList;
import java.util.List;

/** A configuration without faults. */
public final class LoadedConfig {

    private final Values values;
    private final ColdSettings cold;
    private final HotSettings hot;
    private final List<String> warnings;
    private final SigningKeys signingKeys;
    private final JwkSets jwkSets;
    private final Looks looks;

    /** @param reading without faults */
    LoadedConfig(Reading reading, SigningKeys signingKeys, JwkSets jwkSets, Looks looks) {
        values = reading.values();
        cold = Rooms.cold(values);
        hot = Rooms.hot(values);
        warnings = new ArrayList<>(reading.warnings());
        warnings.addAll(Rooms.warnings(hot));
        warnings.addAll(signingKeys.set().notes());
        this.signingKeys = signingKeys;
        this.jwkSets = jwkSets;
        this.looks = looks;
    }

    public ColdSettings cold() {
        return cold;
    }

    public HotSettings hot() {
        return hot;
    }

    /** The keys of all JWK sets that are named; without any, a set without keys. */
    public KeySet keySet() {
        return signingKeys.set();
    }

    /** What an operator should hear of at start, one sentence each. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** One row for each setting, in the order of the documentation. */
    public List<EffectiveSetting> effective() {
        return values.effective();
    }

    SigningKeys signingKeys() {
        return signingKeys;
    }

    /** What read the JWK sets. */
    JwkSets jwkSets() {
        return jwkSets;
    }

    /** What the files and the web held. */
    Looks looks() {
        return looks;
    }

    /** The settings that have another value there. */
    List<Setting<?>> changedIn(LoadedConfig other) {
        return values.changedIn(other.values);
    }
}
