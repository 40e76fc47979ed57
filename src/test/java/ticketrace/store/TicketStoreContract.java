package ticketrace.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store owes its buyers. */
abstract class TicketStoreContract {

    private static final int TICKETS = 100;

    @TempDir
    Path folder;

    abstract StoreKind kind();

    private TicketStore open(String buyer) throws Exception {
        return kind().open(folder, buyer);
    }

    private FinalState exported() throws Exception {
        kind().export(folder);
        return FinalState.read(folder);
    }

    @Test
    void kind_isFoundByItsNameAndExplainsItself() {
        assertThat(Stores.named(kind().name())).isSameAs(kind());
        assertThat(kind().explanation()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, TICKETS, 9_999_999})
    void freshStore_holdsAllTicketsAndNoSale(int tickets) throws Exception {
        kind().create(folder, tickets);
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
        kind().create(folder, TICKETS);
        assertThatIOException().isThrownBy(() -> kind().create(folder, 7));
        assertThat(exported().remaining()).isEqualTo(TICKETS);
    }

    @Test
    void missingStore_isNotCreatedByOpening() {
        assertThatIOException().isThrownBy(() -> open("buyer-01")).withMessageContaining(folder.toString());
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void writtenCount_isReadByEveryBuyerAtOnce() throws Exception {
        kind().create(folder, TICKETS);
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

    /** A store guards nothing: what the tutorial's race needs. */
    @Test
    void twoBuyersThatReadBeforeEitherWrites_sellOneSeatTwice() throws Exception {
        kind().create(folder, TICKETS);
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
    void recordedSales_areListedInTheirOrder() throws Exception {
        kind().create(folder, 9_999_999);
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
        kind().create(folder, TICKETS);
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
    void countThatIsNone_isRefusedAndNotWritten(int count) throws Exception {
        kind().create(folder, TICKETS);
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
}
