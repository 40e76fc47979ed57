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

/** The contract of stores that can compare and set their count, and take a ticket in one step. */
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

    private static boolean compareAndSet(TicketStore store, int remaining) throws Exception {
        return ((OptimisticStore) store).compareAndSet(remaining);
    }

    private static int take(TicketStore store) throws Exception {
        return ((AtomicStore) store).take();
    }

    @Test
    void ofTwoBuyersThatReadTheSameCount_onlyTheFirstSetsIt() throws Exception {
        assertThat(first.read()).isEqualTo(second.read());

        assertThat(compareAndSet(first, 2)).isTrue();
        assertThat(compareAndSet(second, 2)).isFalse();
        assertThat(first.read()).isEqualTo(2);
        assertThat(second.read()).isEqualTo(2);
        assertThat(compareAndSet(second, 1)).isTrue();
        assertThat(served.look().remaining()).isEqualTo(1);
    }

    @Test
    void countThatChangedAndChangedBack_isDetected() throws Exception {
        assertThat(first.read()).isEqualTo(TICKETS);
        second.read();
        assertThat(compareAndSet(second, 2)).isTrue();
        second.read();
        assertThat(compareAndSet(second, TICKETS)).isTrue();

        assertThat(compareAndSet(first, 2)).isFalse();
        assertThat(served.look().remaining()).isEqualTo(TICKETS);
    }

    @Test
    void oneRead_allowsOneCompareAndSet() throws Exception {
        first.read();
        assertThat(compareAndSet(first, 2)).isTrue();
        assertThat(compareAndSet(first, 1)).isFalse();
        assertThat(served.look().remaining()).isEqualTo(2);
    }

    @Test
    void withoutARead_nothingIsSet() throws Exception {
        assertThat(compareAndSet(first, 2)).isFalse();
        assertThat(served.look().remaining()).isEqualTo(TICKETS);
    }

    @Test
    void invalidCount_isNotSet() throws Exception {
        first.read();
        assertThatIllegalArgumentException().isThrownBy(() -> compareAndSet(first, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> compareAndSet(first, 10_000_000));
        assertThat(served.look().remaining()).isEqualTo(TICKETS);
    }

    @Test
    void everyTicket_isTakenOnce_andTheCountStopsAtZero() throws Exception {
        assertThat(new int[] {take(first), take(second), take(first), take(second), take(first)})
                .containsExactly(3, 2, 1, 0, 0);
        assertThat(served.look().remaining()).isZero();
    }
}
