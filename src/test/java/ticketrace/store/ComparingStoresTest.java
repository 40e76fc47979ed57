package ticketrace.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store owes that compares and sets its count, and takes a ticket in one step. */
@ParameterizedClass
@ValueSource(strings = {"mapped", "h2"})
class ComparingStoresTest {

    private static final int TICKETS = 3;

    private final StoreKind kind;

    @TempDir
    Path folder;

    private ServedStore served;
    private TicketStore first;
    private TicketStore second;

    ComparingStoresTest(String store) {
        this.kind = Stores.named(store);
    }

    @BeforeEach
    void open() throws Exception {
        served = kind.create(folder, TICKETS);
        first = kind.open(folder, served.access(), "buyer-01");
        second = kind.open(folder, served.access(), "buyer-02");
    }

    @AfterEach
    void close() throws Exception {
        first.close();
        second.close();
        served.close();
    }

    private static boolean swap(TicketStore store, int remaining) throws Exception {
        return ((OptimisticStore) store).compareAndSet(remaining);
    }

    private static int take(TicketStore store) throws Exception {
        return ((AtomicStore) store).take();
    }

    @Test
    void ofTwoThatReadTheSame_onlyTheFirstSets() throws Exception {
        assertThat(first.read()).isEqualTo(second.read());

        assertThat(swap(first, 2)).isTrue();
        assertThat(swap(second, 2)).isFalse();
        assertThat(first.read()).isEqualTo(2);
        assertThat(second.read()).isEqualTo(2);
        assertThat(swap(second, 1)).isTrue();
        assertThat(served.look().remaining()).isEqualTo(1);
    }

    @Test
    void countThatWentAwayAndCameBack_isNoticed() throws Exception {
        assertThat(first.read()).isEqualTo(TICKETS);
        second.read();
        assertThat(swap(second, 2)).isTrue();
        second.read();
        assertThat(swap(second, TICKETS)).isTrue();

        assertThat(swap(first, 2)).isFalse();
        assertThat(served.look().remaining()).isEqualTo(TICKETS);
    }

    @Test
    void aReading_isGoodForOneSetting() throws Exception {
        first.read();
        assertThat(swap(first, 2)).isTrue();
        assertThat(swap(first, 1)).isFalse();
        assertThat(served.look().remaining()).isEqualTo(2);
    }

    @Test
    void withoutAReading_nothingIsSet() throws Exception {
        assertThat(swap(first, 2)).isFalse();
        assertThat(served.look().remaining()).isEqualTo(TICKETS);
    }

    @Test
    void countThatIsNone_isNotSet() throws Exception {
        first.read();
        assertThatIllegalArgumentException().isThrownBy(() -> swap(first, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> swap(first, 10_000_000));
        assertThat(served.look().remaining()).isEqualTo(TICKETS);
    }

    @Test
    void everyTicket_isTakenOnce_andNoneBelowZero() throws Exception {
        assertThat(new int[] {take(first), take(second), take(first), take(second), take(first)})
                .containsExactly(3, 2, 1, 0, 0);
        assertThat(served.look().remaining()).isZero();
    }
}
