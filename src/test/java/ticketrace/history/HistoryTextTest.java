package ticketrace.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import ticketrace.store.FinalState;
import ticketrace.store.Sale;

class HistoryTextTest {

    private static String text(List<BuyerHistory> buyers, FinalState end) throws IOException {
        StringBuilder text = new StringBuilder();
        RaceHistory.Setup setup = new RaceHistory.Setup("file", "none", null, 7);
        HistoryText.write(new RaceHistory(setup, RaceHistory.Interventions.NONE, buyers, end), text);
        return text.toString();
    }

    private static BuyerHistory buyer(String name, long signal, long started, PurchaseRecord... purchases) {
        return new BuyerHistory(name, 11, new BuyerHistory.Start(signal, started), null, List.of(purchases));
    }

    private static PurchaseRecord sold(long from, int step) {
        AtomicLong clock = new AtomicLong(from - step);
        return PurchaseScript.sold(PurchaseScript.Shape.BARE, 7).record(1, () -> clock.addAndGet(step));
    }

    /** Other tools read this form. A change breaks them. */
    @Test
    void race_isWrittenAsOneLineForEachObject() throws Exception {
        List<BuyerHistory> buyers = List.of(
                buyer("buyer-01", 1_000, 1_001, sold(1_010, 10)), buyer("buyer-02", 1_000, 1_002, sold(1_015, 10)));
        FinalState end = new FinalState(6, List.of(new Sale(7, "buyer-01", 1), new Sale(7, "buyer-02", 1)), List.of());
        assertThat(text(buyers, end)).isEqualTo("""
                        {"schema":"ticketrace/history/3","store":"file","guard":"none","tickets":7}
                        {"buyer":"buyer-01","pid":11,"started":1}
                        {"buyer":"buyer-02","pid":11,"started":2}
                        {"buyer":"buyer-01","purchase":1,"step":"READ","begin":10,"end":20,"value":7}
                        {"buyer":"buyer-02","purchase":1,"step":"READ","begin":15,"end":25,"value":7}
                        {"buyer":"buyer-01","purchase":1,"step":"WRITE","begin":30,"end":40}
                        {"buyer":"buyer-02","purchase":1,"step":"WRITE","begin":35,"end":45}
                        {"buyer":"buyer-01","purchase":1,"step":"RECORD","begin":40,"end":50,"outcome":"SOLD"}
                        {"buyer":"buyer-02","purchase":1,"step":"RECORD","begin":45,"end":55,"outcome":"SOLD"}
                        {"sale":7,"buyer":"buyer-01","purchase":1}
                        {"sale":7,"buyer":"buyer-02","purchase":1}
                        {"remaining":6}
                        """);
    }

    /** A time of zero means that an event did not happen, so the text gives every event a time above zero. */
    @Test
    void startAtTheSameTimeAsTheSignal_isNotLost() throws Exception {
        FinalState end = new FinalState(7, List.of(), List.of());
        assertThat(text(List.of(buyer("buyer-01", 1_000, 1_000)), end)).contains("\"started\":1}");
        assertThat(text(List.of(buyer("buyer-01", 1_000, 990, sold(995, 1))), end))
                .contains("\"started\":1}")
                .contains("\"begin\":6");
    }

    @Test
    void damage_isPartOfTheText() throws Exception {
        FinalState end = new FinalState(null, List.of(), List.of("tickets.txt: is no count"), "sales.csv: cut off");
        assertThat(text(List.of(), end).lines().skip(1))
                .containsExactly("{\"damage\":\"tickets.txt: is no count\"}", "{\"cutOff\":\"sales.csv: cut off\"}");
    }
}
