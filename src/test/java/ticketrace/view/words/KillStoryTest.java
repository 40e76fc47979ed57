package ticketrace.view.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import ticketrace.run.Results;

class KillStoryTest {

    private static String told(String history) throws IOException {
        return Story.ofKills(
                Results.ofText(Path.of("src", "test", "resources", "ticketrace", "audit", history + ".jsonl")));
    }

    @Test
    void seatOfABuyerKilledInItsRecord_isSold_ifItIsOnTheList() throws IOException {
        assertThat(told("seat-listed-once-killed"))
                .startsWith(
                        "buyer-02 was killed in RECORD: it had sold seat 2. buyer-03 was killed in TAKE: the seat it"
                                + " was about to take is unknown.");
    }
}
