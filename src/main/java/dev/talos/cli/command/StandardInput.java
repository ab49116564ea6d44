package dev.talos.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Arguments that may be {@code -}, which stands for what comes in on standard input. */
public final class StandardInput {
    private static final String MARK = "-";
    private static final int MOST_BYTES = 1 << 20;

    private StandardInput() {}

    /** Does this argument stand for standard input? */
    public static boolean isMeant(String argument) {
        return argument.equals(MARK);
    }

    /**
     * The argument itself, or for {@code -} standard input without its last line end. Exactly one LF or CR LF is taken
     * off, so that {@code echo}, files and heredocs work and every other byte of a key is kept.
     *
     * @throws CommandFailure for input over 1 MiB, or that is not UTF-8
     */
    public static String resolve(String argument, Console console) {
        return isMeant(argument) ? withoutLineEnd(read(console)) : argument;
    }

    /** All of standard input. */
    public static String read(Console console) {
        try {
            byte[] bytes = console.in().readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw CommandFailure.usage("standard input is longer than 1 MiB");
            }
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw CommandFailure.usage("standard input is not UTF-8");
        } catch (IOException e) {
            throw CommandFailure.failed("INPUT_FAILED", "cannot read standard input: " + e.getMessage());
        }
    }

    private static String withoutLineEnd(String text) {
        if (text.endsWith("\r\n")) {
            return text.substring(0, text.length() - 2);
        }
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }
}
