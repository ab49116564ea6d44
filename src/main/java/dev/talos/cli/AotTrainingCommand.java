package dev.talos.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.talos.cli.command.Console;
import dev.talos.cli.command.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Does once what the program does often, for the build: the classes loaded here go into the AOT cache. Starts nothing
 * that outlives it and leaves no files.
 */
@Command(name = "aot-training", hidden = true)
final class AotTrainingCommand implements Callable<Integer> {
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
    private static final int LONGEST_REQUEST = 16 << 10;

    @Override
    public Integer call() throws IOException {
        Console nowhere = new Console(
                InputStream.nullInputStream(), OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), Map.of());
        Talos.run(nowhere, "version");
        Talos.run(nowhere, "keys", "--help");
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "http://" + server.getInetAddress().getHostAddress() + ":" + server.getLocalPort();
            Thread.ofVirtual().start(() -> answerAll(server));
            Talos.run(nowhere, "keys", "verify", "key", "-e", url);
            Talos.run(nowhere, "keys", "imported", "list", "-e", url);
            Talos.run(nowhere, "keys", "imported", "import", "name", "--actor=a", "--raw-key=k", "--format=json", "-e", url);
        }
        return ExitCode.DONE;
    }

    private static void answerAll(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                // One read takes in a request as small as these.
                int _ = socket.getInputStream().read(new byte[LONGEST_REQUEST]);
                socket.getOutputStream().write(ANSWER.getBytes(US_ASCII));
            } catch (IOException _) {
                // Closed: the training is over.
            }
        }
    }
}
