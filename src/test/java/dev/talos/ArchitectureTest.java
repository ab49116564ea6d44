package dev.talos;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The walls of the house: see docs/adr/0004-rooms.md. */
class ArchitectureTest {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.talos");

    @Test
    void imports_go_down_only() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("dev.talos..")
                .layer("Main")
                .definedBy("dev.talos")
                .layer("cli")
                .definedBy("dev.talos.cli..")
                .layer("app")
                .definedBy("dev.talos.app..")
                .layer("config")
                .definedBy("dev.talos.config..")
                .layer("http")
                .definedBy("dev.talos.http..")
                .layer("service")
                .definedBy("dev.talos.service..")
                .layer("credential")
                .definedBy("dev.talos.credential..")
                .layer("storage")
                .definedBy("dev.talos.storage..")
                .layer("crypto")
                .definedBy("dev.talos.crypto..")
                .layer("model")
                .definedBy("dev.talos.model..")
                .layer("telemetry")
                .definedBy("dev.talos.telemetry..")
                .whereLayer("Main")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("cli")
                .mayOnlyBeAccessedByLayers("Main")
                .whereLayer("app")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("config")
                .mayOnlyBeAccessedByLayers("cli", "app")
                .whereLayer("http")
                .mayOnlyBeAccessedByLayers("cli", "app", "config")
                .whereLayer("service")
                .mayOnlyBeAccessedByLayers("app", "config", "http")
                .whereLayer("credential")
                .mayOnlyBeAccessedByLayers("cli", "app", "config", "http", "service")
                .whereLayer("storage")
                .mayOnlyBeAccessedByLayers("cli", "app", "config", "http", "service")
                .whereLayer("telemetry")
                .mayNotAccessAnyLayer()
                .whereLayer("model")
                .mayNotAccessAnyLayer()
                .whereLayer("crypto")
                .mayOnlyAccessLayers("model", "telemetry")
                .check(CODE);
    }

    @Test
    void rooms_do_not_go_in_circles() {
        slices().matching("dev.talos.(*)..").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void only_the_http_room_knows_vertx() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.talos.http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "io.netty..")
                .check(CODE);
    }

    @Test
    void only_the_sql_room_knows_jdbc() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.talos.storage.sql..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..")
                .check(CODE);
    }

    @Test
    void client_commands_know_nothing_of_the_server() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.talos.cli.remote..",
                        "dev.talos.cli.jwk..",
                        "dev.talos.cli.macaroon..",
                        "dev.talos.cli.doctor..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.talos.app..",
                        "dev.talos.config..",
                        "dev.talos.http..",
                        "dev.talos.service..",
                        "dev.talos.storage..")
                .check(CODE);
    }

    @Test
    void only_offline_commands_know_credentials() {
        noClasses()
                .that()
                .resideInAPackage("dev.talos.cli..")
                .and()
                .resideOutsideOfPackages("dev.talos.cli.macaroon..", "dev.talos.cli.doctor..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.talos.credential..")
                .check(CODE);
    }

    @Test
    void every_class_is_final_or_sealed_or_meant_to_be_extended() {
        classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotAnonymousClasses()
                .and()
                .areTopLevelClasses()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(CODE);
    }

    @Test
    void every_room_says_what_it_is_for_and_is_null_marked() {
        assertThat(CODE.getPackage("dev.talos").getSubpackagesInTree())
                .filteredOn(room -> !room.getClasses().isEmpty())
                .allMatch(room -> room.isAnnotatedWith(NullMarked.class), "is @NullMarked")
                .extracting(JavaPackage::getName)
                .isNotEmpty();
    }
}
