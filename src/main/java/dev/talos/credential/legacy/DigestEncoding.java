package dev.talos.credential.legacy;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** How a digest is written down (RFC 4648). Hex in either case, base64 with padding or without. */
public enum DigestEncoding {
    HEX {
        @Override
        byte[] strictly(String text) {
            return HexFormat.of().parseHex(text);
        }
    },
    BASE64 {
        @Override
        byte[] strictly(String text) {
            return canonical(Base64.getDecoder(), Base64.getEncoder(), text);
        }
    },
    BASE64URL {
        @Override
        byte[] strictly(String text) {
            return canonical(Base64.getUrlDecoder(), Base64.getUrlEncoder(), text);
        }
    };

    /** As the API spells it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<DigestEncoding> parse(String text) {
        return Arrays.stream(values())
                .filter(encoding -> encoding.text().equals(text))
                .findFirst();
    }

    /** Empty for a text in another encoding, or with stray bits or half of its padding. */
    Optional<byte[]> decode(String text) {
        try {
            return Optional.of(strictly(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    abstract byte[] strictly(String text);

    static byte[] canonical(Base64.Decoder decoder, Base64.Encoder encoder, String text) {
        byte[] bytes = decoder.decode(text);
        boolean oneOfTwoSpellings = encoder.encodeToString(bytes).equals(text)
                || encoder.withoutPadding().encodeToString(bytes).equals(text);
        if (!oneOfTwoSpellings) {
            throw new IllegalArgumentException("another spelling of the same bytes");
        }
        return bytes;
    }
}
