package ticketrace.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import ticketrace.Scratch;
import ticketrace.store.FinalState;

/** A history that is written as text and read back is the same history. */
class HistoryTextProperty {

    private Path file = Path.of("");

    @BeforeProperty
    void createFile() throws IOException {
        file = Scratch.file("ticketrace-test-");
    }

    @AfterProperty
    void deleteFile() throws IOException {
        Files.delete(file);
    }

    @Provide
    Arbitrary<RaceHistory> races() {
        return Races.any();
    }

    private static String text(RaceHistory race) throws IOException {
        StringBuilder text = new StringBuilder();
        HistoryText.write(race, text);
        return text.toString();
    }

    @Property(tries = 300)
    void writtenHistory_isReadBackUnchanged(@ForAll("races") RaceHistory race) throws IOException {
        Files.writeString(file, text(race));
        assertThat(HistoryTextReader.read(file)).isEqualTo(race);
    }

    /** Times in the text count from the start signal, whatever the clock showed at that time. */
    @Property(tries = 100)
    void text_doesNotDependOnTheClock(
            @ForAll("races") RaceHistory race, @ForAll @LongRange(min = 1, max = Long.MAX_VALUE / 2) long signal)
            throws IOException {
        assertThat(text(shifted(race, signal))).isEqualTo(text(race));
    }

    private static RaceHistory shifted(RaceHistory race, long by) {
        List<BuyerHistory> buyers =
                race.buyers().stream().map(buyer -> shifted(buyer, by)).toList();
        FinalState end = race.end();
        return new RaceHistory(race.setup(), race.interventions(), buyers, end);
    }

    private static BuyerHistory shifted(BuyerHistory buyer, long by) {
        return new BuyerHistory(
                buyer.buyer(),
                buyer.pid(),
                new BuyerHistory.Start(by, shifted(buyer.startedNanos(), by), buyer.skewNanos(), buyer.offset()),
                buyer.end() == null
                        ? null
                        : new BuyerHistory.End(
                                shifted(buyer.end().nanos(), by), buyer.end().reason()),
                buyer.purchases().stream()
                        .map(each -> each.on(stamp -> stamp + by))
                        .toList());
    }

    private static long shifted(long stamp, long by) {
        return stamp == 0 ? 0 : stamp + by;
    }
}
