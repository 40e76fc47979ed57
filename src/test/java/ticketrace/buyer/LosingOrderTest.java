package ticketrace.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketrace.Limits;
import ticketrace.Scratch;
import ticketrace.audit.Audit;
import ticketrace.audit.Finding;
import ticketrace.audit.FindingKind;
import ticketrace.audit.Judgement;
import ticketrace.audit.Verdict;
import ticketrace.history.EndReason;
import ticketrace.history.Outcome;
import ticketrace.history.RaceHistory;
import ticketrace.store.FinalState;
import ticketrace.store.StoreKind;
import ticketrace.store.Stores;
import ticketrace.store.TicketStore;

/** Reproduces the tutorial's bug: two unguarded purchases run step by step in the order of a schedule. */
class LosingOrderTest {

    private static final String LOSING = "A B B B A A";
    private static final String WINNING = "A A A B";

    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @TempDir(factory = Scratch.Folder.class)
    Path folder;

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    /** Runs one purchase of A and one of B in this order of steps, and returns their histories. */
    private RaceHistory play(String schedule, TicketStore ofA, TicketStore ofB, FinalStateReader end) throws Exception {
        ScheduledSteps steps = new ScheduledSteps(schedule);
        try (TestBuyer a = new TestBuyer(folder, "A", ofA).at(steps.of("A"));
                TestBuyer b = new TestBuyer(folder, "B", ofB).at(steps.of("B"))) {
            Future<EndReason> endOfA = threads.submit(() -> buyOne(a, steps, "A"));
            Future<EndReason> endOfB = threads.submit(() -> buyOne(b, steps, "B"));
            EndReason reasonOfA = endOfA.get(Limits.ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            EndReason reasonOfB = endOfB.get(Limits.ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            return new RaceHistory(
                    new RaceHistory.Setup("file", "none", null, 1),
                    RaceHistory.Interventions.NONE,
                    List.of(a.closed(reasonOfA), b.closed(reasonOfB)),
                    end.read());
        }
    }

    private interface FinalStateReader {
        FinalState read() throws IOException;
    }

    private static EndReason buyOne(TestBuyer testBuyer, ScheduledSteps steps, String buyer) throws IOException {
        try {
            return testBuyer.purchase().make() == Outcome.SOLD ? EndReason.QUOTA : EndReason.SOLD_OUT;
        } finally {
            steps.leave(buyer);
        }
    }

    private RaceHistory playInMemory(String schedule) throws Exception {
        InMemoryTickets tickets = new InMemoryTickets(1);
        return play(schedule, tickets.open("A"), tickets.open("B"), tickets::end);
    }

    private RaceHistory playOnFiles(String schedule) throws Exception {
        StoreKind files = Stores.named("file");
        files.create(folder, 1);
        return play(
                schedule, files.open(folder, "-", "A"), files.open(folder, "-", "B"), () -> FinalState.read(folder));
    }

    private RaceHistory playInMappedMemory(String schedule) throws Exception {
        StoreKind mapped = Stores.named("mapped");
        mapped.create(folder, 1);
        return play(
                schedule,
                mapped.open(folder, "-", "A"),
                mapped.open(folder, "-", "B"),
                () -> mapped.leftBehind(folder));
    }

    private static void assertSeatOneSoldTwice(RaceHistory race) {
        Judgement judged = Audit.judge(race);
        assertThat(judged.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(judged.asPromised()).isTrue();
        assertThat(judged.sold()).isEqualTo(2);
        assertThat(judged.oversold()).isEqualTo(1);
        assertThat(judged.lostUpdates()).isEqualTo(1);
        assertThat(judged.contended()).isTrue();
        assertThat(race.end().remaining()).isZero();
        assertThat(judged.findings()).extracting(Finding::kind).doesNotContain(FindingKind.STORE_MISMATCH);
        assertThat(judged.findings())
                .filteredOn(finding -> finding.kind() == FindingKind.DOUBLE_BOOKED)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.seat()).isEqualTo(1);
                    assertThat(finding.says()).isEqualTo("A and B both read 1; both sold seat 1.");
                });
    }

    @Test
    void losingOrder_sellsTheSeatTwice_inMemory() throws Exception {
        assertSeatOneSoldTwice(playInMemory(LOSING));
    }

    @Test
    void losingOrder_sellsTheSeatTwice_onTheFileStore() throws Exception {
        assertSeatOneSoldTwice(playOnFiles(LOSING));
    }

    @Test
    void losingOrder_sellsTheSeatTwice_inMappedMemory() throws Exception {
        assertSeatOneSoldTwice(playInMappedMemory(LOSING));
    }

    @Test
    void winningOrder_sellsTheSeatOnce() throws Exception {
        RaceHistory race = playOnFiles(WINNING);

        Judgement judged = Audit.judge(race);

        assertThat(judged.verdict()).isEqualTo(Verdict.VALID);
        assertThat(judged.sold()).isEqualTo(1);
        assertThat(race.buyers().get(1).purchases().get(0).outcome()).isEqualTo(Outcome.SOLD_OUT);
    }
}
