package dev.talos.credential.macaroon;

/** What a text turned out to be when it was read as a macaroon. Reading proves nothing. */
public sealed interface MacaroonReading {

    /**
     * A macaroon of a kind that can be verified.
     *
     * @param prefix what its text begins with, before {@code _v1_}
     */
    record Parsed(String prefix, Macaroon macaroon) implements MacaroonReading {}

    /**
     * Not a macaroon, or one that breaks the bounds.
     *
     * @param reason a fixed sentence, nothing of the text
     */
    record Malformed(String reason) implements MacaroonReading {}

    /**
     * A macaroon that a third party has to discharge, which Talos does not know about.
     *
     * @param caveat the first such caveat, counted from 0
     */
    record ThirdParty(int caveat) implements MacaroonReading {}
}
