package ticketrace.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of stores that refuse the number of a grant older than the newest that they have seen. */
@ParameterizedClass
@ValueSource(strings = {"file", "mapped", "h2"})
class FencedStoresTest {

    private static final int TICKETS = 9;

    private final StoreKind kind;

    @TempDir
    Path folder;

    private ServedStore served;
    private FencedStore first;
    private FencedStore second;

    FencedStoresTest(String store) {
        this.kind = Stores.named(store);
    }

    @BeforeEach
    void open() throws Exception {
        served = kind.create(folder, TICKETS);
        first = (FencedStore) kind.open(folder, served.access(), "buyer-01");
        second = (FencedStore) kind.open(folder, served.access(), "buyer-02");
    }

    @AfterEach
    void close() throws Exception {
        first.close();
        second.close();
        served.close();
    }

    private static void assertFenced(ThrowingCallable call) {
        assertThatExceptionOfType(FencedException.class).isThrownBy(call);
    }

    @Test
    void newestGrant_readsAndWrites() throws Exception {
        assertThat(first.read(1)).isEqualTo(TICKETS);
        first.write(8, 1);
        assertThat(second.read(2)).isEqualTo(8);
        second.write(7, 2);

        assertThat(served.look().remaining()).isEqualTo(7);
    }

    @Test
    void writeUnderAnOlderGrant_isRefused_onceTheNewerOneHasRead() throws Exception {
        first.read(1);
        second.read(2);

        assertFenced(() -> first.write(8, 1));
        assertThat(served.look().remaining()).isEqualTo(TICKETS);
        second.write(8, 2);
        assertThat(served.look().remaining()).isEqualTo(8);
    }

    @Test
    void readUnderAnOlderGrant_isRefused_onceTheNewerOneHasWritten() throws Exception {
        second.write(8, 2);

        assertFenced(() -> first.read(1));
        assertThat(second.read(2)).isEqualTo(8);
    }

    @Test
    void refusal_namesBothGrants() throws Exception {
        second.read(8);

        assertThatExceptionOfType(FencedException.class)
                .isThrownBy(() -> first.write(8, 7))
                .withMessageContaining("grant 7")
                .withMessageContaining("grant 8");
    }

    @Test
    void sale_isNotFenced() throws Exception {
        first.read(1);
        second.read(2);
        first.record(9, 1);

        assertThat(served.look().sales()).hasSize(1);
    }

    @Test
    void greatestNumber_isRemembered() throws Exception {
        first.read(FencedStore.LAST_TOKEN);

        assertFenced(() -> second.read(FencedStore.LAST_TOKEN - 1));
        first.write(8, FencedStore.LAST_TOKEN);
        assertThat(served.look().remaining()).isEqualTo(8);
    }

    @Test
    void storeThatIsFilledAgain_hasSeenNoNumber() throws Exception {
        second.write(3, 9);
        served.refill(TICKETS);

        assertThat(first.read(1)).isEqualTo(TICKETS);
    }

    @Test
    void impossibleCount_isRefused_andTheNumberIsNotTaken() throws Exception {
        assertThatIllegalArgumentException().isThrownBy(() -> first.write(-1, 5));

        assertThat(second.read(1)).isEqualTo(TICKETS);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, FencedStore.LAST_TOKEN + 1})
    void grantWithoutANumber_isAnError(long token) {
        GrantedStore store = new GrantedStore(first);

        assertThatIOException().isThrownBy(() -> store.use(token)).withMessageContaining(String.valueOf(token));
    }

    @Test
    void purchase_carriesTheNumberOfTheLatestGrant() throws Exception {
        GrantedStore older = new GrantedStore(first);
        older.use(1);
        older.read();
        GrantedStore newer = new GrantedStore(second);
        newer.use(2);
        newer.read();

        assertFenced(() -> older.write(8));
        older.use(3);
        assertThat(older.read()).isEqualTo(TICKETS);
        assertFenced(newer::read);
    }
}
