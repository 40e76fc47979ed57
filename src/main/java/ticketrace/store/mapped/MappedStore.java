package ticketrace.store.mapped;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import ticketrace.store.AtomicStore;
import ticketrace.store.CountFile;
import ticketrace.store.FencedStore;
import ticketrace.store.OptimisticStore;

/**
 * The mapped store, opened by one buyer. Its methods make no system call, except for each new chunk of sales. One
 * thread at a time.
 *
 * <p>A read loads a word and a write stores one; other processes may change the word in between. Compare-and-set and
 * take use the processor's atomic instruction, so no process can act in the middle of one.
 */
final class MappedStore implements OptimisticStore, AtomicStore, FencedStore {

    /** No count has this word, so a compare-and-set without a read fails. */
    private static final long NOTHING_READ = -1;

    private final Path file;
    private final FileChannel channel;
    private final MappedHead head;
    private final MappedSales sales;
    private long wordRead = NOTHING_READ;

    private MappedStore(Path file, FileChannel channel, String buyer) throws IOException {
        this.file = file;
        this.channel = channel;
        this.head = MappedHead.map(file, channel, MapMode.READ_WRITE);
        this.sales = new MappedSales(file, channel, head, buyer);
    }

    static MappedStore open(Path file, String buyer) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            return new MappedStore(file, channel, buyer);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public int read() throws IOException {
        wordRead = head.word();
        return head.count(wordRead);
    }

    @Override
    public void write(int remaining) {
        CountFile.requireCount(file, remaining);
        head.set(remaining);
    }

    @Override
    public int read(long token) throws IOException {
        return head.read(token);
    }

    @Override
    public void write(int remaining, long token) throws IOException {
        CountFile.requireCount(file, remaining);
        head.set(remaining, token);
    }

    @Override
    public boolean compareAndSet(int remaining) {
        CountFile.requireCount(file, remaining);
        return head.compareAndSet(wordRead, remaining);
    }

    /** Takes a ticket without waiting: a buyer tries again only if another one changed the count in between. */
    @Override
    public int take() throws IOException {
        while (true) {
            long word = head.word();
            int seat = head.count(word);
            if (seat == 0 || head.compareAndSet(word, seat - 1)) {
                return seat;
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void record(int seat, int purchase) throws IOException {
        sales.add(seat, purchase);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
