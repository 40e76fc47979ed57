package ticketrace.store.mapped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.store.AtomicStore;
import ticketrace.store.CountFile;
import ticketrace.store.DamagedStoreException;
import ticketrace.store.Sale;
import ticketrace.store.ServedStore;
import ticketrace.store.StoreKind;
import ticketrace.store.Stores;
import ticketrace.store.TicketStore;

/** The error for a mapped file with impossible content names the file and shows what is wrong. */
class DamagedMappedStoreTest {

    private static final int TICKETS = 100;
    private static final long SEED = 20_261_124;
    private static final int CHUNK = MappedHead.BYTES;
    private static final int SALE = CHUNK + MappedSales.FIRST_SALE;

    private final StoreKind mapped = Stores.named("mapped");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void sellOneTicket() throws IOException {
        ServedStore served = mapped.create(folder, TICKETS);
        try (TicketStore store = mapped.open(folder, "-", "buyer-01")) {
            store.write(TICKETS - 1);
            store.record(TICKETS, 1);
        }
        served.close();
        file = folder.resolve(MappedStoreKind.FILE);
    }

    private void put(int at, long word) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
            channel.write(bytes.putLong(word).flip(), at);
        }
    }

    private void cutTo(long bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(bytes);
        }
    }

    private void assertDamaged(String... says) {
        assertThatExceptionOfType(DamagedStoreException.class)
                .isThrownBy(() -> mapped.leftBehind(folder))
                .withMessageStartingWith(file + ": ")
                .satisfies(
                        e -> assertThat(e.getMessage()).contains(List.of(says)).doesNotContain("\n"));
    }

    private void assertDamagedForBuyers(String... says) {
        assertThatExceptionOfType(DamagedStoreException.class)
                .isThrownBy(() -> {
                    try (TicketStore store = mapped.open(folder, "-", "buyer-02")) {
                        store.read();
                    }
                })
                .withMessageStartingWith(file + ": ")
                .satisfies(e -> assertThat(e.getMessage()).contains(List.of(says)));
    }

    @Test
    void soundFile_isNotDamaged() throws Exception {
        assertThat(mapped.leftBehind(folder).sales()).containsExactly(new Sale(TICKETS, "buyer-01", 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 8, 4095})
    void fileWithAnIncompleteHeader_isTooShort(long bytes) throws Exception {
        cutTo(bytes);
        assertDamaged("at least 4096 bytes", "found " + bytes + " bytes");
        assertDamagedForBuyers("at least 4096 bytes");
    }

    @ParameterizedTest
    @ValueSource(longs = {4096, 4097, 4103})
    void fileTruncatedBeforeAChunk_missesTheChunk(long bytes) throws Exception {
        cutTo(bytes);
        assertDamaged("cut off", "1 chunks were made ready", bytes + " bytes");
    }

    @ParameterizedTest
    @ValueSource(longs = {4104, 4352, 69_631})
    void fileTruncatedWithinAChunk_namesTheChunk(long bytes) throws Exception {
        cutTo(bytes);
        assertDamaged("cut off", "chunk 0", (bytes - CHUNK) + " bytes instead of 65536");
    }

    @Test
    void fileWithAnotherBeginning_isNoStore() throws Exception {
        put(0, 0x1122334455667788L);
        assertDamaged("found 0x1122334455667788");
        assertDamagedForBuyers("found 0x1122334455667788");
    }

    @Test
    void impossibleCount_isShown() throws Exception {
        put(64, 3L << 24 | 10_000_000);
        assertDamaged("a count from 0 to 9999999", "found 10000000");
        assertDamagedForBuyers("a count from 0 to 9999999", "found 10000000");
        try (TicketStore store = mapped.open(folder, "-", "buyer-02")) {
            assertThatExceptionOfType(DamagedStoreException.class).isThrownBy(() -> ((AtomicStore) store).take());
        }
    }

    @ParameterizedTest
    @CsvSource({"128, 0", "128, -1", "136, -1", "136, 2", "136, 9223372036854775807"})
    void impossibleNumberOfChunks_isReported(int at, long chunks) throws Exception {
        put(at, chunks);
        assertDamaged("chunks");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, -1, 0x4b4e4843_00000002L, 0x4b4e4843_ffffffffL})
    void invalidSeal_isReportedWithItsChunk(long seal) throws Exception {
        put(CHUNK, seal);
        assertDamaged("chunk 0 begins with 0x" + Long.toHexString(seal));
    }

    /** The seal is zero only until the chunk is ready. */
    @Test
    void chunkWithoutItsSeal_isReportedAsMissing() throws Exception {
        put(CHUNK, 0);
        assertDamaged("cut off or altered", "1 chunks were made ready");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 241, Integer.MAX_VALUE})
    void nameOfImpossibleLength_isReportedWithItsChunk(long length) throws Exception {
        put(CHUNK + MappedSales.NAME_LENGTH, length);
        assertDamaged("chunk 0 belongs to a buyer whose name has " + (int) length + " bytes");
    }

    @ParameterizedTest
    @CsvSource({"-1, no text", "0, no buyer has"})
    void invalidName_isReportedWithItsChunk(long bytes, String says) throws Exception {
        put(CHUNK + MappedSales.NAME, bytes);
        assertDamaged("chunk 0 belongs to a buyer whose name", says);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "10000000, 1", "-1, 1", "7, 0", "7, -1"})
    void impossibleSale_isReportedWithItsBuyer(int seat, int purchase) throws Exception {
        put(SALE, (long) purchase << 32 | Integer.toUnsignedLong(seat));
        assertDamaged("chunk 0 of buyer-01 has seat " + seat + " sold in purchase " + purchase);
    }

    /** For any content, the reader returns a state or throws an exception that names the file. */
    @Test
    void randomGarbage_neverCausesACrash() throws Exception {
        byte[] sound = Files.readAllBytes(file);
        Random random = new Random(SEED);
        int damaged = 0;
        for (int times = 0; times < 500; times++) {
            byte[] bytes = sound.clone();
            int at = random.nextInt(random.nextBoolean() ? 256 : CHUNK + 512);
            bytes[at] = (byte) random.nextInt();
            Files.write(file, bytes);
            try {
                assertThat(mapped.leftBehind(folder).remaining()).isBetween(0, CountFile.MAX_COUNT);
            } catch (DamagedStoreException e) {
                assertThat(e.getMessage())
                        .as("seed %s, attempt %s", SEED, times)
                        .startsWith(file + ": ");
                damaged++;
            }
        }
        assertThat(damaged).isPositive();
    }
}
