package ticketrace.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.Await;

/** The contract that every store keeps. */
abstract class TicketStoreContract {

    private static final int TICKETS = 100;

    @TempDir
    Path folder;

    abstract StoreKind kind();

    private @Nullable ServedStore served;

    private void create(int tickets) throws Exception {
        served = kind().create(folder, tickets);
    }

    private ServedStore served() {
        return Objects.requireNonNull(served, "no store was created");
    }

    private TicketStore open(String buyer) throws Exception {
        return kind().open(folder, served().access(), buyer);
    }

    private FinalState exported() throws Exception {
        served().export();
        return FinalState.read(folder);
    }

    @AfterEach
    void closeStore() throws Exception {
        if (served != null) {
            served.close();
        }
    }

    @Test
    void kind_isFoundByItsName_andHasAnExplanation() {
        assertThat(Stores.named(kind().name())).isSameAs(kind());
        assertThat(kind().explanation()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, TICKETS, 9_999_999})
    void newStore_holdsAllTickets_andNoSale(int tickets) throws Exception {
        create(tickets);
        try (TicketStore store = open("buyer-01")) {
            assertThat(store.read()).isEqualTo(tickets);
        }
        FinalState end = exported();
        assertThat(end.remaining()).isEqualTo(tickets);
        assertThat(end.sales()).isEmpty();
        assertThat(end.damage()).isEmpty();
    }

    @Test
    void existingStore_isNotOverwritten() throws Exception {
        create(TICKETS);
        assertThatIOException().isThrownBy(() -> kind().create(folder, 7)).withMessageContaining(folder.toString());
        assertThat(exported().remaining()).isEqualTo(TICKETS);
    }

    @Test
    void openingAMissingStore_doesNotCreateIt(@TempDir Path elsewhere) throws Exception {
        create(TICKETS);
        String access = served().access();
        served().close();
        served = null;
        Path gone = elsewhere.resolve("gone");
        Files.move(folder, gone);
        Files.createDirectory(folder);

        assertThatIOException().isThrownBy(() -> kind().open(folder, access, "buyer-01"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void scratchStore_belongsToOneBuyer_andDoesNotChangeTheRacesStore(@TempDir Path scratchFolder) throws Exception {
        create(TICKETS);
        String scratch = served().scratch(scratchFolder, "buyer-01", 5);
        try (TicketStore warmingUp = kind().open(scratchFolder, scratch, "buyer-01")) {
            assertThat(warmingUp.read()).isEqualTo(5);
            warmingUp.write(4);
            warmingUp.record(5, 1);
        }
        FinalState end = exported();
        assertThat(end.remaining()).isEqualTo(TICKETS);
        assertThat(end.sales()).isEmpty();
    }

    @Test
    void writtenCount_isReadByEveryBuyerImmediately() throws Exception {
        create(TICKETS);
        try (TicketStore first = open("buyer-01");
                TicketStore second = open("buyer-02")) {
            first.write(99);
            assertThat(second.read()).isEqualTo(99);
            second.write(7);
            assertThat(first.read()).isEqualTo(7);
            assertThat(second.read()).isEqualTo(7);
        }
        assertThat(exported().remaining()).isEqualTo(7);
    }

    /** A store does not guard a purchase. The tutorial's race relies on this. */
    @Test
    void twoBuyersThatReadBeforeEitherWrites_sellOneSeatTwice() throws Exception {
        create(TICKETS);
        try (TicketStore first = open("buyer-01");
                TicketStore second = open("buyer-02")) {
            assertThat(first.read()).isEqualTo(second.read());
            first.write(99);
            second.write(99);
            first.record(TICKETS, 1);
            second.record(TICKETS, 1);
        }
        FinalState end = exported();
        assertThat(end.remaining()).isEqualTo(99);
        assertThat(end.sales()).containsExactly(new Sale(TICKETS, "buyer-01", 1), new Sale(TICKETS, "buyer-02", 1));
    }

    @Test
    void recordedSales_areListedInTheOrderOfRecording() throws Exception {
        create(9_999_999);
        try (TicketStore first = open("buyer-01");
                TicketStore second = open("Jörg, \"O'Neill\" & Söhne")) {
            first.record(9_999_999, 1);
            second.record(9_999_998, Integer.MAX_VALUE);
            first.record(1, 2);
        }
        assertThat(exported().sales())
                .containsExactly(
                        new Sale(9_999_999, "buyer-01", 1),
                        new Sale(9_999_998, "Jörg, \"O'Neill\" & Söhne", Integer.MAX_VALUE),
                        new Sale(1, "buyer-01", 2));
    }

    @Test
    void reopenedStore_holdsWhatWasWritten() throws Exception {
        create(TICKETS);
        try (TicketStore store = open("buyer-01")) {
            store.write(42);
            store.record(43, 1);
        }
        try (TicketStore store = open("buyer-02")) {
            assertThat(store.read()).isEqualTo(42);
            store.record(42, 1);
        }
        assertThat(exported().sales()).containsExactly(new Sale(43, "buyer-01", 1), new Sale(42, "buyer-02", 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, 10_000_000, Integer.MAX_VALUE})
    void invalidCount_isRefused_andNotWritten(int count) throws Exception {
        create(TICKETS);
        try (TicketStore store = open("buyer-01")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store.write(count))
                    .withMessageContaining(String.valueOf(count));
        }
        assertThat(exported().remaining()).isEqualTo(TICKETS);
        Path other = Files.createDirectory(folder.resolve("other"));
        assertThatIllegalArgumentException().isThrownBy(() -> kind().create(other, count));
        assertThat(other).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(ints = {TICKETS, 1, 0, 9_999_999})
    void refilledStore_isLikeANewOne_alsoForBuyersThatHaveItOpen(int tickets) throws Exception {
        create(TICKETS);
        try (TicketStore first = open("buyer-01");
                TicketStore second = open("buyer-02")) {
            first.write(99);
            first.record(TICKETS, 1);
            second.write(98);
            second.record(99, 1);

            served().refill(tickets);

            assertThat(first.read()).isEqualTo(tickets);
            assertThat(second.read()).isEqualTo(tickets);
            assertThat(served().look().sales()).isEmpty();
            second.write(7);
            second.record(8, 2);
            first.record(9, 2);
        }
        FinalState end = exported();
        assertThat(end.remaining()).isEqualTo(7);
        assertThat(end.sales()).containsExactly(new Sale(8, "buyer-02", 2), new Sale(9, "buyer-01", 2));
        assertThat(end.damage()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 10_000_000})
    void storeIsNotRefilled_withAnInvalidCount(int count) throws Exception {
        create(TICKETS);
        try (TicketStore store = open("buyer-01")) {
            store.write(42);
            store.record(43, 1);
        }

        assertThatIllegalArgumentException()
                .isThrownBy(() -> served().refill(count))
                .withMessageContaining(String.valueOf(count));

        assertThat(served().look().remaining()).isEqualTo(42);
        assertThat(served().look().sales()).containsExactly(new Sale(43, "buyer-01", 1));
    }

    @Test
    void look_showsTheCurrentContent_whileBuyersBuy() throws Exception {
        create(TICKETS);
        try (TicketStore store = open("buyer-01")) {
            assertThat(served().look()).isEqualTo(new FinalState(TICKETS, List.of(), List.of()));
            store.write(99);
            assertThat(served().look()).isEqualTo(new FinalState(99, List.of(), List.of()));
            store.record(TICKETS, 1);
            FinalState sold = new FinalState(99, List.of(new Sale(TICKETS, "buyer-01", 1)), List.of());
            assertThat(served().look()).isEqualTo(sold);
            assertThat(served().look())
                    .as("the second look; the first one must change nothing")
                    .isEqualTo(sold);
        }
        assertThat(exported()).isEqualTo(new FinalState(99, List.of(new Sale(TICKETS, "buyer-01", 1)), List.of()));
    }

    @Test
    void storeThatNoBuyerWaitsFor_reportsNoWait() throws Exception {
        create(TICKETS);
        assertThat(served().connectedBuyers()).isZero();
        try (TicketStore first = open("buyer-01");
                TicketStore second = open("buyer-02")) {
            first.write(99);
            assertThat(second.read()).isEqualTo(99);
            assertThat(served().hasBuyerWait()).isFalse();
        }
        Await.until("no buyer is connected", () -> connected() == 0);
    }

    private int connected() {
        try {
            return served().connectedBuyers();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
