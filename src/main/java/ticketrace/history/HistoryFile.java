package ticketrace.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.input.InputFile;

/** Reads the history file of a buyer that has ended, and checks everything in it. Layout: {@link Layout}. */
public final class HistoryFile {

    /** The ending of a history file's name; the part before it is the buyer's name. */
    public static final String SUFFIX = ".history";

    /** The largest history that is read, in bytes: room for 33 million purchases. No buyer writes a larger one. */
    private static final long MAX_BYTES = 1L << 32;

    /** The bits of the magic number that hold the version. */
    private static final long VERSION = 0xFFL << 56;

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer head;
    private final long bytes;
    private final long moved;
    private final StepNames names;

    private HistoryFile(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.bytes = channel.size();
        this.head = slice(0, Layout.HEAD_BYTES);
        boolean whole = head.limit() == Layout.HEAD_BYTES;
        this.moved = whole ? Math.abs((long) head.getInt(Layout.MOVED)) : 0;
        this.names = whole ? StepNames.in(head) : new StepNames();
    }

    /**
     * Reads a history.
     *
     * @throws DamagedHistoryException if it was cut off or altered, or is no history
     * @throws IOException if the file cannot be read
     */
    public static BuyerHistory read(Path file) throws IOException {
        InputFile.require(file, MAX_BYTES);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new HistoryFile(file, channel).read();
        } catch (DamagedHistoryException | FileSystemException namesTheFile) {
            throw namesTheFile;
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private BuyerHistory read() throws IOException {
        if (isOfAnotherVersion()) {
            throw damaged("another version of Ticketrace recorded this run; hold it again");
        }
        if (head.limit() < Layout.HEAD_BYTES || head.getLong(0) != Layout.MAGIC) {
            throw damaged("this is no history: it does not begin as one");
        }
        boolean sealed = head.getInt(Layout.CHECKSUM) != 0;
        if (sealed) {
            checkSeal();
        }
        String name = String.valueOf(file.getFileName());
        BuyerHistory history = new BuyerHistory(
                name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name,
                head.getLong(Layout.PID),
                new BuyerHistory.Start(
                        head.getLong(Layout.START_SIGNAL),
                        head.getLong(Layout.STARTED),
                        head.getLong(Layout.SKEW),
                        offset()),
                sealed ? end() : null,
                purchases(sealed));
        String wrong = PlausibilityCheck.flaw(history);
        if (wrong != null) {
            throw damaged(wrong);
        }
        return history;
    }

    private boolean isOfAnotherVersion() {
        long difference = head.limit() < Long.BYTES ? 0 : head.getLong(0) ^ Layout.MAGIC;
        return difference != 0 && (difference & ~VERSION) == 0;
    }

    private BuyerHistory.@Nullable End end() {
        EndReason reason = EndReason.ofCode(head.get(Layout.END_REASON));
        return reason == null ? null : new BuyerHistory.End(head.getLong(Layout.CLOSED), reason);
    }

    private ClockOffset offset() throws IOException {
        long low = head.getLong(Layout.OFFSET_LOW);
        long high = head.getLong(Layout.OFFSET_HIGH);
        if (low > high) {
            throw damaged("its clock cannot be " + low + " ns ahead at least and " + high + " at most");
        }
        return new ClockOffset(low, high);
    }

    private void checkSeal() throws IOException {
        long expected = head.getLong(Layout.CLOSED_BYTES);
        if (bytes != expected) {
            throw damaged("it was " + expected + " bytes long when it was closed and is " + bytes + " now");
        }
        if (Checksum.of(channel) != head.getInt(Layout.CHECKSUM)) {
            throw damaged("it was altered after it was closed: its checksum does not fit");
        }
    }

    private List<PurchaseRecord> purchases(boolean sealed) throws IOException {
        boolean closing = !sealed && head.get(Layout.END_REASON) != 0;
        long least = sealed || closing ? head.getLong(Layout.CLOSED_BYTES) : leastBytes();
        if (bytes < least || moved % Layout.BLOCK_RECORDS != 0) {
            throw cutOff();
        }
        List<PurchaseRecord> purchases = new ArrayList<>(sealed ? head.getInt(Layout.PURCHASES) : 0);
        for (long before = 0; before < moved; before += Layout.BLOCK_RECORDS) {
            addBlock(Layout.behind(before), purchases, sealed);
        }
        if (purchases.size() < moved) {
            throw outOfOrder(purchases.size());
        }
        boolean cleared = head.getInt(Layout.MOVED) >= 0;
        if (cleared) {
            addBlock(Layout.HEAD_BYTES, purchases, sealed);
        }
        requireCopy(purchases.size(), cleared);
        return purchases;
    }

    /** The length of an open file, in bytes, if its last moved block has no extra parts. */
    private long leastBytes() {
        return moved == 0 ? Layout.FRONT_BYTES : Layout.behind(moved) - Layout.PARTS_BYTES;
    }

    /** Adds the purchases of one block; all main parts behind the last purchase must be zero. */
    private void addBlock(long at, List<PurchaseRecord> purchases, boolean sealed) throws IOException {
        ByteBuffer main = slice(at, Layout.PARTS_BYTES);
        boolean hasExtra = Records.haveExtra(main);
        ByteBuffer extra = slice(at + Layout.PARTS_BYTES, hasExtra ? Layout.PARTS_BYTES : 0);
        boolean isMoved = at != Layout.HEAD_BYTES;
        if (isMoved && hasExtra && extra.limit() < Layout.PARTS_BYTES) {
            throw cutOff();
        }
        ByteBuffer record = Records.allocate(1);
        for (int i = 0; i + Layout.PART_BYTES <= main.limit(); i += Layout.PART_BYTES) {
            if (Records.isBlank(main, i)) {
                requireZeros(main.position(i), purchases.size());
                return;
            }
            if (Records.hasExtra(main, i) && extra.limit() < i + Layout.PART_BYTES) {
                throw cutOff();
            }
            PurchaseRecord last = purchases.isEmpty() ? null : purchases.get(purchases.size() - 1);
            if (last != null && last.isOpen() && !sealed) {
                throw damaged("purchase " + last.number() + " has no outcome and others follow it");
            }
            Records.add(main, i, extra, i, record.clear());
            purchases.add(purchase(record, 0, purchases.size() + 1));
        }
    }

    private void requireZeros(ByteBuffer rest, int purchases) throws IOException {
        if (rest.mismatch(ByteBuffer.allocate(rest.remaining())) >= 0) {
            throw outOfOrder(purchases);
        }
    }

    /** Requires that behind the moved purchases is at most the beginning of a copy of a full front. */
    private void requireCopy(int purchases, boolean cleared) throws IOException {
        long copied = bytes - Layout.behind(moved);
        if (copied <= 0) {
            return;
        }
        boolean full = cleared && purchases == moved + Layout.BLOCK_RECORDS;
        long most = full ? Layout.BLOCK_BYTES : 0;
        if (copied > most
                || !slice(Layout.behind(moved), (int) copied).equals(slice(Layout.HEAD_BYTES, (int) copied))) {
            throw outOfOrder(purchases);
        }
    }

    private DamagedHistoryException cutOff() {
        return damaged("it was cut off: its buyer made it longer than " + bytes + " bytes");
    }

    private DamagedHistoryException outOfOrder(int purchases) {
        return damaged("it was cut off or altered: what follows purchase " + purchases + " is out of order");
    }

    private PurchaseRecord purchase(ByteBuffer chunk, int at, int number) throws IOException {
        PurchaseRecord purchase = decode(chunk, at, number, names);
        String wrong = purchase == null ? "unknown outcome or step" : PlausibilityCheck.flaw(purchase);
        if (purchase == null || wrong != null) {
            throw damaged("purchase " + number + " is impossible: " + wrong);
        }
        return purchase;
    }

    /** The purchase at {@code at} without its named steps; null if one of its codes does not exist. */
    static @Nullable PurchaseRecord decode(ByteBuffer chunk, int at, int number) {
        return decode(chunk, at, number, null);
    }

    private static @Nullable PurchaseRecord decode(ByteBuffer chunk, int at, int number, @Nullable StepNames names) {
        int code = chunk.get(at + Layout.OUTCOME);
        Outcome outcome = Outcome.ofCode(code);
        int begun = Byte.toUnsignedInt(chunk.get(at + Layout.BEGUN));
        List<NamedStep> named = names == null ? List.of() : named(chunk, at, names);
        if ((outcome == null && code != 0) || (begun & ~Step.ALL_BITS) != 0 || named == null) {
            return null;
        }
        return new PurchaseRecord(
                number,
                Stamps.of(stamp -> stamp(chunk, at, stamp)),
                chunk.getInt(at + Layout.VALUE) - 1,
                begun,
                outcome,
                false,
                grant(chunk, at),
                named);
    }

    private static GrantRecord grant(ByteBuffer chunk, int at) {
        return GrantRecord.of(
                chunk.getLong(at + Layout.TOKEN),
                (chunk.get(at + Layout.FLAGS) & Layout.PREVIOUS_HOLDER_DIED) != 0,
                chunk.getLong(at + Layout.LEASE_LOST));
    }

    /** The named steps of a purchase; null if one refers to a name that the head does not have. */
    private static @Nullable List<NamedStep> named(ByteBuffer chunk, int at, StepNames names) {
        if (chunk.getLong(at + Layout.NAMED) == 0) {
            return List.of();
        }
        List<NamedStep> steps = new ArrayList<>();
        long before = 0;
        for (int stamp = 0; before == 0 && stamp < Stamp.COUNT; stamp++) {
            before = stamp(chunk, at, stamp);
        }
        for (int i = 0; i < Layout.MOST_NAMED; i++) {
            long named = chunk.getLong(at + Layout.NAMED + i * Long.BYTES);
            if (named == 0) {
                break;
            }
            if (!names.has(Layout.nameOf(named))) {
                return null;
            }
            before = Layout.timeOf(named, before);
            steps.add(new NamedStep(names.name(Layout.nameOf(named)), before));
        }
        return List.copyOf(steps);
    }

    private static long stamp(ByteBuffer chunk, int at, int stamp) {
        return chunk.getLong(at + Layout.stampOffset(stamp));
    }

    private ByteBuffer slice(long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.nativeOrder());
        for (int n = 0; n >= 0 && buffer.hasRemaining(); ) {
            n = channel.read(buffer, from + buffer.position());
        }
        return buffer.flip();
    }

    private DamagedHistoryException damaged(String what) {
        return new DamagedHistoryException(file + ": " + what);
    }
}
