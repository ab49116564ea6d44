package dev.talos.config;

import java.util.List;
import java.util.Optional;

/** A configuration without faults. */
public final class LoadedConfig {

    private final ColdSettings cold;
    private final HotSettings hot;
    private final List<String> warnings;
    private final Values values;
    private final Optional<FileLook> look;

    LoadedConfig(ColdSettings cold, HotSettings hot, List<String> warnings, Values values, Optional<FileLook> look) {
        this.look = look;
        this.cold = cold;
        this.hot = hot;
        this.warnings = List.copyOf(warnings);
        this.values = values;
    }

    public ColdSettings cold() {
        return cold;
    }

    public HotSettings hot() {
        return hot;
    }

    /** What an operator should hear of at start, one sentence each. */
    public List<String> warnings() {
        return warnings;
    }

    /** One row for each setting, in the order of the documentation. */
    public List<EffectiveSetting> effective() {
        return values.effective();
    }

    /** What the file held; empty when there is none. */
    Optional<FileLook> look() {
        return look;
    }

    /** The settings that have another value there. */
    List<Setting<?>> changedIn(LoadedConfig other) {
        return values.changedIn(other.values);
    }
}
