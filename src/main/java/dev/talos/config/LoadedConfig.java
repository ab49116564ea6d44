package dev.talos.config;

import java.util.List;

/** A configuration without faults. */
public final class LoadedConfig {

    private final ColdSettings cold;
    private final HotSettings hot;
    private final List<String> warnings;
    private final Values values;

    LoadedConfig(ColdSettings cold, HotSettings hot, List<String> warnings, Values values) {
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

    /** The settings that have another value there. */
    List<Setting<?>> changedIn(LoadedConfig other) {
        return values.changedIn(other.values);
    }
}
