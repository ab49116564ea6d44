import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** How long an answer is, read without making garbage. */
final class AnswerLength {

    private static final byte[] GOOD = "HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final int SHOWN = 200;

    private AnswerLength() {}

    /**
     * @param in what has come, up to its position
     * @return of head and body in bytes; -1 while the head is not complete
     * @throws IOException when it is another answer than a 200 with a Content-Length
     */
    static int of(ByteBuffer in) throws IOException {
        int have = in.position();
        int body = -1;
        int lineStart = 0;
        for (int i = 0; i < have; i++) {
            if (in.get(i) != '\n') {
                continue;
            }
            if (lineStart == 0 && !startsWith(in, 0, GOOD)) {
                throw new IOException("refused: " + shown(in));
            }
            if (i - lineStart <= 1) {
                if (body < 0) {
                    throw new IOException("an answer without a Content-Length: " + shown(in));
                }
                return i + 1 + body;
            }
            if (startsWith(in, lineStart, LENGTH)) {
                body = number(in, lineStart + LENGTH.length);
            }
            lineStart = i + 1;
        }
        return -1;
    }

    /** But for upper and lower case. */
    private static boolean startsWith(ByteBuffer in, int at, byte[] text) {
        for (int i = 0; i < text.length; i++) {
            if (at + i >= in.position() || Character.toLowerCase(in.get(at + i)) != Character.toLowerCase(text[i])) {
                return false;
            }
        }
        return true;
    }

    private static int number(ByteBuffer in, int at) {
        int i = at;
        while (in.get(i) == ' ') {
            i++;
        }
        int number = 0;
        for (; in.get(i) >= '0' && in.get(i) <= '9'; i++) {
            number = 10 * number + in.get(i) - '0';
        }
        return number;
    }

    private static String shown(ByteBuffer in) {
        byte[] bytes = new byte[Math.min(in.position(), SHOWN)];
        in.get(0, bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
