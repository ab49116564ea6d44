package mixed;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A connection with one request at a time. A client that can do more would take more of the load's core. */
final class Wire implements AutoCloseable {

    /** @param body empty when there is none */
    record Answer(int status, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private static final int PATIENCE_MILLIS = 30_000;
    private static final String LENGTH = "\r\ncontent-length:";

    private final int port;
    private Socket socket;
    private byte[] in = new byte[64 * 1024];

    Wire(int port) {
        this.port = port;
    }

    /** After a fault the next request goes over a new connection. */
    Answer send(String method, String target, String body) throws IOException {
        if (socket == null) {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
        }
        try {
            byte[] content = body.getBytes(StandardCharsets.UTF_8);
            byte[] head = (method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                            + "Content-Length: " + content.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            byte[] request = Arrays.copyOf(head, head.length + content.length);
            System.arraycopy(content, 0, request, head.length, content.length);
            socket.getOutputStream().write(request);
            return answer(socket.getInputStream());
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private Answer answer(InputStream stream) throws IOException {
        int have = 0;
        while (true) {
            have += more(stream, have);
            String head = new String(in, 0, have, StandardCharsets.ISO_8859_1);
            int end = head.indexOf("\r\n\r\n");
            if (end >= 0) {
                return whole(stream, have, head.substring(0, end));
            }
        }
    }

    private Answer whole(InputStream stream, int had, String head) throws IOException {
        int start = head.length() + 4;
        int length = length(head);
        int have = had;
        while (have < start + length) {
            have += more(stream, have);
        }
        if (have > start + length) {
            throw new IOException("more came than the answer is long");
        }
        int space = head.indexOf(' ');
        return new Answer(Integer.parseInt(head, space + 1, space + 4, 10), Arrays.copyOfRange(in, start, have));
    }

    private static int length(String head) throws IOException {
        String lower = head.toLowerCase(java.util.Locale.ROOT);
        int at = lower.indexOf(LENGTH);
        if (at < 0) {
            if (lower.contains("transfer-encoding")) {
                throw new IOException("an answer in chunks");
            }
            return 0;
        }
        int end = lower.indexOf('\r', at + LENGTH.length());
        return Integer.parseInt(lower.substring(at + LENGTH.length(), end < 0 ? lower.length() : end).strip());
    }

    private int more(InputStream stream, int have) throws IOException {
        if (have == in.length) {
            in = Arrays.copyOf(in, 2 * in.length);
        }
        int read = stream.read(in, have, in.length - have);
        if (read < 0) {
            throw new EOFException("the server closed the connection");
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
