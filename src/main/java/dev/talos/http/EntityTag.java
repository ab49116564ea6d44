package dev.talos.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Names what an answer holds, so that a client asks for it again only once it is another (RFC 9110, section 8.8.3). */
final class EntityTag {

    static final String HEADER = "ETag";

    private static final int BYTES = 16;

    private EntityTag() {}

    /** A strong one: equal for bodies that are equal to the byte, and for no others. */
    static String of(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES)) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * The answer, or 304 when the client has it already.
     *
     * @param ifNoneMatch each {@code If-None-Match} of the request (RFC 9110, section 13.1.2)
     */
    static Answer unlessKnown(Answer answer, List<String> ifNoneMatch) {
        if (ifNoneMatch.isEmpty()) {
            return answer;
        }
        return answer.header(HEADER)
                .filter(tag -> ifNoneMatch.stream()
                        .flatMap(header -> Arrays.stream(header.split(",")))
                        .map(String::strip)
                        .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag)))
                .map(_ -> answer.notModified())
                .orElse(answer);
    }
}
