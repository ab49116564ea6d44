package dev.talos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionCommandTest {
    @Test
    void versionSucceeds() {
        assertThat(Talos.run("version")).isZero();
    }
}
