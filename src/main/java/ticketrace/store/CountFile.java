package ticketrace.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import ticketrace.input.InputFile;

/**
 * {@code tickets.txt}: the number of tickets left, as exactly seven digits and a newline.
 *
 * <p>Each call reads or writes eight bytes at offset 0 with one positioned system call. On Linux another process sees
 * an aligned word of the page cache whole, old or new; longer counts can tear. This class caches and locks
 * nothing. It reuses its buffer, so a read allocates nothing; one thread at a time.
 */
public final class CountFile implements AutoCloseable {

    /** The name of the file in a run's folder. */
    public static final String NAME = "tickets.txt";

    /** The largest count that seven digits hold. */
    public static final int MAX_COUNT = 9_999_999;

    private static final int DIGITS = 7;
    private static final int BYTES = DIGITS + 1;
    private static final long BYTE = 0xFF;
    private static final int SHOWN_BYTES = 40;

    private final Path file;
    private final FileChannel channel;

    /**
     * Read and written as one long, with the first character in its highest byte. Byte by byte took longer than the
     * system call.
     */
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BYTES);

    private CountFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    public static void create(Path file, int count) throws IOException {
        requireCount(file, count);
        try (CountFile created =
                new CountFile(file, FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
            created.write(count);
        }
    }

    /** Writes a count over any contents of the file. */
    public static void overwrite(Path file, int count) throws IOException {
        try (CountFile open = open(file)) {
            open.write(count);
            open.channel.truncate(BYTES);
        }
    }

    public static CountFile open(Path file) throws IOException {
        return new CountFile(file, FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    /**
     * The count of a store that no buyer uses any more. Checks the length of the file, too.
     *
     * @throws DamagedStoreException if the file holds anything but a count
     */
    public static int readOnce(Path file) throws IOException {
        InputFile.require(file, Long.MAX_VALUE);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            CountFile count = new CountFile(file, channel);
            if (channel.size() != BYTES) {
                throw count.damaged();
            }
            return count.read();
        }
    }

    public int read() throws IOException {
        buffer.clear();
        if (channel.read(buffer, 0) != BYTES) {
            throw damaged();
        }
        long text = buffer.getLong(0);
        int count = 0;
        for (int shift = Long.SIZE - Byte.SIZE; shift > 0; shift -= Byte.SIZE) {
            int digit = (int) ((text >>> shift) & BYTE) - '0';
            if (digit < 0 || digit > 9) {
                throw damaged();
            }
            count = 10 * count + digit;
        }
        if ((text & BYTE) != '\n') {
            throw damaged();
        }
        return count;
    }

    public void write(int count) throws IOException {
        requireCount(file, count);
        long text = '\n';
        int rest = count;
        for (int shift = Byte.SIZE; shift < Long.SIZE; shift += Byte.SIZE) {
            int tenth = Digits.tenth(rest);
            text |= (long) ('0' + rest - 10 * tenth) << shift;
            rest = tenth;
        }
        buffer.clear();
        buffer.putLong(0, text);
        int written;
        try {
            written = channel.write(buffer, 0);
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        if (written != BYTES) {
            throw new IOException(file + ": only " + written + " of " + BYTES + " bytes could be written");
        }
    }

    public static void requireCount(Object place, int count) {
        if (count < 0 || count > MAX_COUNT) {
            throw new IllegalArgumentException(place + ": " + count + " is no count; 0 to " + MAX_COUNT + " are");
        }
    }

    private DamagedStoreException damaged() throws IOException {
        byte[] start = new byte[SHOWN_BYTES];
        int length = Math.max(0, channel.read(ByteBuffer.wrap(start), 0));
        return new DamagedStoreException(file + ": expected seven digits and a newline, found " + channel.size()
                + " bytes: " + quoted(Arrays.copyOf(start, length)));
    }

    private static String quoted(byte[] bytes) {
        StringBuilder text = new StringBuilder("\"");
        for (char c : new String(bytes, StandardCharsets.ISO_8859_1).toCharArray()) {
            if (c == '\n') {
                text.append("\\n");
            } else {
                text.append(c < ' ' || c > '~' ? '?' : c);
            }
        }
        return text.append('"').toString();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
