package ticketrace.store.mapped;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ticketrace.input.InputFile;
import ticketrace.store.CountFile;
import ticketrace.store.DamagedStoreException;
import ticketrace.store.FinalState;
import ticketrace.store.Sale;

/**
 * Reads the contents of {@code tickets.mapped}, even if buyers died at any point, and reports contents that no buyer
 * can have written.
 *
 * <p>The sales come in the order in which buyers recorded them, by the clock that all processes of a machine share. If
 * two have the same nanosecond, the sale in the chunk with the lower number comes first.
 */
final class MappedReader {

    /** The most bytes of a store, 4 GiB: room for 250 million sales. No race fills a larger one. */
    private static final long MAX_BYTES = 1L << 32;

    /** A sale, and the time at which its buyer recorded it, {@link System#nanoTime}. */
    private record Timed(long nanos, Sale sale) {}

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer chunk =
            ByteBuffer.allocate(MappedSales.CHUNK_BYTES).order(ByteOrder.nativeOrder());
    private final Map<String, String> buyers = new HashMap<>();
    private final List<Timed> sales = new ArrayList<>();

    private MappedReader(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * The current contents of the store; buyers may be buying meanwhile.
     *
     * @throws DamagedStoreException if the store is damaged; the message names the file and the damage
     * @throws IOException if the file is missing or cannot be read
     */
    static FinalState read(Path file) throws IOException {
        InputFile.require(file, MAX_BYTES);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new MappedReader(file, channel).read();
        }
    }

    private FinalState read() throws IOException {
        MappedHead head = MappedHead.map(file, channel, MapMode.READ_ONLY);
        long ready = head.chunksReady(); // read before the claimed chunks, which are never fewer
        long claimed = head.chunksClaimed();
        if (ready < 0 || claimed < ready) {
            throw damaged("of " + claimed + " chunks that were claimed, " + ready + " are ready");
        }
        int remaining = head.count(head.word());
        long seal = MappedSales.seal(head.generation());
        long bytes = channel.size();
        long sealed = 0;
        for (long number = 0; number < claimed && MappedSales.start(number) < bytes; number++) {
            sealed += readChunk(number, seal) ? 1 : 0;
        }
        if (sealed < ready) {
            throw damaged("it was cut off or altered: " + ready + " chunks were made ready, and in its " + bytes
                    + " bytes there are " + sealed);
        }
        long origin = sales.isEmpty() ? 0 : sales.get(0).nanos; // nanoTime has any origin and may overflow
        sales.sort(Comparator.comparingLong(sale -> sale.nanos - origin));
        return new FinalState(remaining, sales.stream().map(Timed::sale).toList(), List.of());
    }

    /**
     * Reads the chunk and returns true; returns false if it is of an earlier generation, or its buyer has not made it
     * ready.
     */
    private boolean readChunk(long number, long expectedSeal) throws IOException {
        chunk.clear();
        long start = MappedSales.start(number);
        for (int n = 0; n >= 0 && chunk.hasRemaining(); ) {
            n = channel.read(chunk, start + chunk.position());
        }
        int length = chunk.flip().limit();
        long seal = length < Long.BYTES ? 0 : chunk.getLong(0);
        if (seal == 0 || isEarlier(seal, expectedSeal)) {
            return false;
        }
        if (seal != expectedSeal) {
            throw damaged("chunk " + number + " begins with 0x" + Long.toHexString(seal)
                    + "; a chunk of this store has 0x" + Long.toHexString(expectedSeal) + " there");
        }
        if (length < MappedSales.CHUNK_BYTES) {
            throw damaged("it was cut off: of chunk " + number + " there are " + length + " bytes instead of "
                    + MappedSales.CHUNK_BYTES);
        }
        readSales(number, buyer(number));
        return true;
    }

    private static boolean isEarlier(long seal, long expected) {
        return seal >= MappedSales.seal(1) && seal < expected;
    }

    private String buyer(long number) throws DamagedStoreException {
        int length = chunk.getInt(MappedSales.NAME_LENGTH);
        if (length < 1 || length > MappedSales.LONGEST_NAME) {
            throw damaged("chunk " + number + " belongs to a buyer whose name has " + length + " bytes");
        }
        try {
            String name = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(chunk.slice(MappedSales.NAME, length))
                    .toString();
            if (name.chars().anyMatch(Character::isISOControl)) {
                throw damaged("chunk " + number + " belongs to a buyer whose name no buyer has");
            }
            return buyers.computeIfAbsent(name, same -> same);
        } catch (CharacterCodingException e) {
            throw damaged("chunk " + number + " belongs to a buyer whose name is no text");
        }
    }

    private void readSales(long number, String buyer) throws DamagedStoreException {
        for (int at = MappedSales.FIRST_SALE; at < MappedSales.CHUNK_BYTES; at += MappedSales.SALE_BYTES) {
            long word = chunk.getLong(at);
            if (word != 0) {
                int seat = (int) word;
                int purchase = (int) (word >>> MappedSales.SEAT_BITS);
                if (seat < 1 || seat > CountFile.MAX_COUNT || purchase < 1) {
                    throw damaged("chunk " + number + " of " + buyer + " has seat " + seat + " sold in purchase "
                            + purchase + ", which cannot be");
                }
                sales.add(new Timed(chunk.getLong(at + MappedSales.TIME), new Sale(seat, buyer, purchase)));
            }
        }
    }

    private DamagedStoreException damaged(String what) {
        return new DamagedStoreException(file + ": " + what);
    }
}
