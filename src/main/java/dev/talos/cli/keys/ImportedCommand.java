package dev.talos.cli.keys;

import picocli.CommandLine.Command;

/** The group of commands on keys that were made elsewhere. */
@Command(
        name = "imported",
        description = "Keys that were made elsewhere.",
        footer = "  talos keys imported list --status active")
final class ImportedCommand {}
