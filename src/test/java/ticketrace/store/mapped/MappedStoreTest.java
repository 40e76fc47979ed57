package ticketrace.store.mapped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketrace.store.FinalState;
import ticketrace.store.Sale;
import ticketrace.store.SalesFile;
import ticketrace.store.ServedStore;
import ticketrace.store.StoreKind;
import ticketrace.store.Stores;
import ticketrace.store.TicketStore;

/** Behaviour of the mapped store only: its chunks, the order of its sales, and a race's store without an export. */
class MappedStoreTest {

    private static final int TICKETS = 100;
    private static final int SALES_PER_CHUNK =
            (MappedSales.CHUNK_BYTES - MappedSales.FIRST_SALE) / MappedSales.SALE_BYTES;

    private final StoreKind mapped = Stores.named("mapped");

    @TempDir
    Path folder;

    private Path file;
    private ServedStore served;

    @BeforeEach
    void create() throws IOException {
        served = mapped.create(folder, TICKETS);
        file = folder.resolve(MappedStoreKind.FILE);
    }

    private TicketStore open(String buyer) throws IOException {
        return mapped.open(folder, "-", buyer);
    }

    private static long bytesOfChunks(int chunks) {
        return MappedSales.start(chunks);
    }

    @Test
    void buyerWithoutSales_hasRoomForItsFirstSale() throws Exception {
        assertThat(file).hasSize(bytesOfChunks(0));
        try (TicketStore store = open("buyer-01")) {
            assertThat(file).hasSize(bytesOfChunks(1));
            store.record(TICKETS, 1);
            assertThat(file).hasSize(bytesOfChunks(1));
        }
    }

    @Test
    void salesBeyondOneChunk_continueInAnother_andAreReadInTheOrderOfTime() throws Exception {
        try (TicketStore first = open("buyer-01");
                TicketStore second = open("buyer-02")) {
            for (int purchase = 1; purchase <= 2 * SALES_PER_CHUNK + 1; purchase++) {
                first.record(1, purchase);
                second.record(2, purchase);
            }
        }
        assertThat(file).hasSize(bytesOfChunks(6));
        List<Sale> sales = served.look().sales();
        assertThat(sales).hasSize(4 * SALES_PER_CHUNK + 2);
        for (int i = 0; i < sales.size(); i++) {
            assertThat(sales.get(i)).isEqualTo(new Sale(i % 2 + 1, "buyer-0" + (i % 2 + 1), i / 2 + 1));
        }
    }

    @Test
    void refilledStore_reusesItsChunks_afterEveryRefill() throws Exception {
        try (TicketStore first = open("buyer-01");
                TicketStore second = open("buyer-02")) {
            for (int times = 1; times <= 50; times++) {
                served.refill(TICKETS);
                assertThat(served.look()).isEqualTo(new FinalState(TICKETS, List.of(), List.of()));
                first.record(times, 1);
                second.record(times, 2);
                assertThat(served.look().sales())
                        .containsExactly(new Sale(times, "buyer-01", 1), new Sale(times, "buyer-02", 2));
            }
        }
        assertThat(file).hasSize(bytesOfChunks(2));
    }

    /** A buyer may die after it claims a chunk, at any byte while it prepares the chunk. The store stays readable. */
    @Test
    void chunkThatWasClaimedButNotPrepared_isSkipped() throws Exception {
        claim();
        try (TicketStore store = open("buyer-01")) {
            store.record(7, 1);
        }
        claim();
        for (long bytes :
                new long[] {bytesOfChunks(2), bytesOfChunks(2) + 1, bytesOfChunks(2) + 300, bytesOfChunks(3)}) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.allocate(1), bytes - 1);
            }
            assertThat(served.look())
                    .isEqualTo(new FinalState(TICKETS, List.of(new Sale(7, "buyer-01", 1)), List.of()));
        }
    }

    private void claim() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedHead.map(file, channel, FileChannel.MapMode.READ_WRITE).claim();
        }
    }

    @Test
    void storeWithoutAnExport_isReadDirectly_andNotChanged() throws Exception {
        try (TicketStore store = open("buyer-01")) {
            store.write(99);
            store.record(TICKETS, 1);
        }
        byte[] before = Files.readAllBytes(file);
        FinalState left = mapped.leftBehind(folder);

        assertThat(left).isEqualTo(new FinalState(99, List.of(new Sale(TICKETS, "buyer-01", 1)), List.of()));
        assertThat(folder).isDirectoryNotContaining("glob:**.txt").isDirectoryNotContaining("glob:**.csv");
        assertThat(file).hasBinaryContent(before);
        served.export();
        assertThat(FinalState.read(folder)).isEqualTo(left);
    }

    /** After the export, the export is the evidence, as with every other store. */
    @Test
    void exportedStore_isReadFromItsExport() throws Exception {
        served.export();
        Files.delete(file);

        assertThat(mapped.leftBehind(folder)).isEqualTo(new FinalState(TICKETS, List.of(), List.of()));
    }

    @Test
    void interruptedExport_isNotUsed() throws Exception {
        try (TicketStore store = open("buyer-01")) {
            store.write(99);
            store.record(TICKETS, 1);
        }
        Files.writeString(folder.resolve(SalesFile.NAME), "seat,buyer,purch");

        assertThat(mapped.leftBehind(folder))
                .isEqualTo(new FinalState(99, List.of(new Sale(TICKETS, "buyer-01", 1)), List.of()));
    }

    @Test
    void folderWithoutAStore_isNamed() throws Exception {
        Files.delete(file);
        assertThatIOException().isThrownBy(() -> mapped.leftBehind(folder)).withMessageContaining(file.toString());
    }

    @Test
    void buyersName_mustFitIntoAChunk() throws Exception {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> open("b".repeat(MappedSales.LONGEST_NAME + 1)))
                .withMessageContaining("240 bytes");
        String longest = "b".repeat(MappedSales.LONGEST_NAME);
        try (TicketStore store = open(longest)) {
            store.record(7, 1);
        }
        assertThat(served.look().sales()).containsExactly(new Sale(7, longest, 1));
    }
}
