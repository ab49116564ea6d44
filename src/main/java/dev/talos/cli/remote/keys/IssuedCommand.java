package dev.talos.cli.remote.keys;

import picocli.CommandLine.Command;

/** The group of commands on keys that Talos makes. */
@Command(name = "issued", description = "Keys that Talos makes.", footer = "  talos keys issued list --status active")
final class IssuedCommand {}
