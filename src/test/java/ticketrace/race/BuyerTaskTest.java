package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.store.Isolation;

/** What a buyer is told of a race, on its way through a command line and through a line of text. */
class BuyerTaskTest {

    private static BuyerTask in(String folder) {
        Path path = Path.of(folder);
        return new BuyerTask(
                "buyer-07",
                path,
                path.resolve("buyer-07.history"),
                path.resolve("buyer-07.log"),
                path.resolve("scratch"),
                "ticketrace.store.h2.H2StoreKind",
                "ticketrace.guard.TransactionGuard",
                Isolation.READ_COMMITTED,
                Duration.ofNanos(1500),
                3,
                Duration.ofSeconds(65),
                50,
                12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/runs/plain", "/runs/with space", "/100%/%20/%25", "/two\nlines\r", "/Zürich ☃", "/ "})
    void task_isUnderstoodAsItWasMeant(String folder) {
        BuyerTask task = in(folder);

        assertThat(BuyerTask.fromArguments(task.toArguments().toArray(String[]::new)))
                .isEqualTo(task);
        assertThat(task.toWords()).doesNotContain("\n", "\r");
        assertThat(BuyerTask.fromWords(task.toWords())).isEqualTo(task);
    }
}
