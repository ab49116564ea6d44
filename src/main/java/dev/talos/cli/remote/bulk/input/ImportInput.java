package dev.talos.cli.remote.bulk.input;

import dev.talos.cli.command.CommandFailure;
import dev.talos.cli.command.Console;
import dev.talos.cli.command.StandardInput;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** The file that is imported, or standard input. */
public final class ImportInput implements Closeable {
    private static final int HEAD_BYTES = 1 << 16;

    private final Source source;
    private final InputIdentity identity;
    private final byte[] head;

    private ImportInput(Source source, InputIdentity identity, byte[] head) {
        this.source = source;
        this.identity = identity;
        this.head = head;
    }

    /**
     * Opens a file by its name; {@code -} is standard input.
     *
     * @throws CommandFailure when there is none, or it cannot be read
     */
    public static ImportInput open(String file, Console console) {
        try {
            if (StandardInput.isMeant(file)) {
                return of(console.in(), Optional.empty());
            }
            Path path = Path.of(file);
            if (!Files.exists(path)) {
                throw CommandFailure.usage("--file: there is no " + file);
            }
            if (Files.isDirectory(path)) {
                throw CommandFailure.usage("--file: " + file + " is a directory");
            }
            return of(Files.newInputStream(path), Optional.of(path));
        } catch (InvalidPathException _) {
            throw CommandFailure.usage("--file: " + file + " cannot be the name of a file");
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static ImportInput of(InputStream in, Optional<Path> path) throws IOException {
        Source source = new Source(in);
        byte[] head = source.ahead(HEAD_BYTES);
        return new ImportInput(source, InputIdentity.of(head, path), head);
    }

    static CommandFailure unreadable(IOException e) {
        String why = e instanceof FileSystemException at && at.getReason() != null
                ? at.getReason()
                : e.getClass().getSimpleName();
        return CommandFailure.failed("INPUT_FAILED", "cannot read --file: " + why);
    }

    public InputIdentity identity() {
        return identity;
    }

    /** Its length in bytes, where that is known beforehand. */
    public OptionalLong size() {
        return identity.size();
    }

    /** How many bytes of it have been read. */
    public long taken() {
        return source.taken();
    }

    /**
     * Its rows.
     *
     * @param given how they stand in it; when empty it is recognised
     * @param done which rows to leave out
     * @throws CommandFailure when it is empty, in no encoding of ours, or its header is none
     */
    public RowReader rows(Optional<InputFormat> given, RowKind kind, RequestIds requestIds, RowRanges done) {
        int mark = byteOrderMark();
        Optional<InputFormat> recognised = InputFormat.of(
                java.util.Arrays.copyOfRange(head, mark, Math.min(head.length, mark + InputFormat.BYTES)));
        InputFormat format =
                given.or(() -> recognised).orElseThrow(() -> CommandFailure.usage("--file holds no keys: it is empty"));
        source.skip(mark);
        return switch (format) {
            case JSON -> new RowReader(new ArraySplitter(source), kind.ofObjects(), requestIds, done, () -> false);
            case NDJSON -> new RowReader(new LineSplitter(source), kind.ofObjects(), requestIds, done, this::isCutOff);
            case CSV -> csv(kind, requestIds, done, separator(mark));
        };
    }

    /** Whether the row just read has no line end, in an input that may be only the beginning of one. */
    private boolean isCutOff() {
        return size().isEmpty() && source.place().column() > 1;
    }

    private RowReader csv(RowKind kind, RequestIds requestIds, RowRanges done, char separator) {
        CsvSplitter splitter = new CsvSplitter(source, separator);
        try {
            RawRow header = splitter.next();
            if (header == null) {
                throw CommandFailure.usage("--file holds no keys: it is empty");
            }
            return new RowReader(splitter, kind.ofRecords(header, separator), requestIds, done, this::isCutOff);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Spreadsheets write semicolons where the comma is a decimal sign, and some tools tabs. */
    private char separator(int mark) {
        char separator = ',';
        for (int i = mark; i < head.length && head[i] != '\n'; i++) {
            char c = (char) head[i];
            if (c == ',') {
                return ',';
            }
            if (c == ';' || c == '\t') {
                separator = c;
            }
        }
        return separator;
    }

    private int byteOrderMark() {
        if (starts(0xff, 0xfe) || starts(0xfe, 0xff)) {
            throw CommandFailure.usage("--file is UTF-16; it must be UTF-8");
        }
        return starts(0xef, 0xbb, 0xbf) ? 3 : 0;
    }

    private boolean starts(int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (head.length <= i || (head[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
