package ticketrace.store;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.input.InputLines;

/**
 * {@code sales.csv}: a heading, then one line {@code seat,buyer,purchase} for each sale.
 *
 * <p>Every process appends whole lines with {@code O_APPEND}, each with one call, so lines of different buyers never
 * mix on a local file system. One thread at a time: the buffer of the line is reused. If the process dies in
 * {@link #append}, the file has the whole line, or nothing of it, or only its beginning.
 */
public final class SalesFile implements AutoCloseable {

    /** The name of the file in a run's folder. */
    public static final String NAME = "sales.csv";

    private static final String HEADING = "seat,buyer,purchase";
    private static final int NUMBER_BYTES = 10;

    /** The most bytes of a file, 4 GiB: room for 100 million sales. No race writes a larger file. */
    private static final long MAX_BYTES = 1L << 32;

    /** Receives the lines of a file. */
    public interface Reader {
        void sale(Sale sale);

        /** The line with this number, from 1, is no sale. */
        void damaged(int line, String text);

        /** The last line has no line end: its writer was cut off. */
        void cutOff(String text);
    }

    private final Path file;
    private final FileChannel channel;
    private final byte[] buyer;
    private final ByteBuffer line;

    /** The array in which {@link #append} builds a line, from its end to its beginning. */
    private final byte[] text;

    private SalesFile(Path file, FileChannel channel, String buyer) {
        this.file = file;
        this.channel = channel;
        this.buyer = ("," + buyer + ",").getBytes(StandardCharsets.UTF_8);
        this.text = new byte[this.buyer.length + 2 * NUMBER_BYTES + 1];
        this.text[text.length - 1] = '\n';
        this.line = ByteBuffer.allocateDirect(text.length);
    }

    public static void create(Path file, List<Sale> sales) throws IOException {
        try (BufferedWriter lines = Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            lines.write(HEADING + "\n");
            for (Sale sale : sales) {
                lines.write(sale.seat() + "," + sale.buyer() + "," + sale.purchase() + "\n");
            }
        } catch (FileSystemException named) {
            throw named;
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** Removes all sales from the file. */
    public static void empty(Path file) throws IOException {
        Files.writeString(file, HEADING + "\n");
    }

    public static SalesFile open(Path file, String buyer) throws IOException {
        return new SalesFile(file, FileChannel.open(file, StandardOpenOption.APPEND), buyer);
    }

    public void append(int seat, int purchase) throws IOException {
        int end = text.length - 1;
        int from = Digits.putBefore(end, text, purchase) - buyer.length;
        System.arraycopy(buyer, 0, text, from, buyer.length);
        from = Digits.putBefore(from, text, seat);
        int length = text.length - from;
        line.clear();
        line.put(text, from, length);
        line.flip();
        int written;
        try {
            written = channel.write(line);
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        if (written != length) {
            throw new IOException(file + ": only " + written + " of " + length + " bytes could be written");
        }
    }

    /**
     * Reads a file of sales line by line, after all buyers have ended.
     *
     * @throws IOException if there is no such file, or it cannot be read; the message names the file
     */
    public static void readAll(Path file, Reader reader) throws IOException {
        try (InputLines lines = open(file)) {
            String heading = lines.next();
            if (!HEADING.equals(heading)) {
                reader.damaged(1, heading == null ? "" : heading);
            }
            int number = 1;
            for (String text = lines.next(); text != null; text = lines.next()) {
                number++;
                Sale sale = lines.isWhole() ? parse(text) : null;
                if (!lines.isEnded()) {
                    reader.cutOff(text);
                } else if (sale != null) {
                    reader.sale(sale);
                } else {
                    reader.damaged(number, text);
                }
            }
        }
    }

    /** Opens the file. Bytes that are no text become replacement characters, so that their line counts as damaged. */
    private static InputLines open(Path file) throws IOException {
        return InputLines.open(
                file,
                MAX_BYTES,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }

    private static @Nullable Sale parse(String text) {
        int first = text.indexOf(',');
        int last = text.lastIndexOf(',');
        if (first <= 0 || last <= first + 1) {
            return null;
        }
        try {
            int seat = Integer.parseInt(text, 0, first, 10);
            int purchase = Integer.parseInt(text, last + 1, text.length(), 10);
            return seat > 0 && purchase > 0 ? new Sale(seat, text.substring(first + 1, last), purchase) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
