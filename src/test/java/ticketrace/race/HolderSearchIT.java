package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketrace.BusyLoops;
import ticketrace.FromTheJar;
import ticketrace.Limits;
import ticketrace.RunsFolder;
import ticketrace.history.BuyerHistory;
import ticketrace.history.PurchaseRecord;
import ticketrace.run.Fault;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;

/** "Kill the holder" kills a holder each time: the histories of the dead say so. */
@ExtendWith(FromTheJar.class)
class HolderSearchIT {

    private static final int BUYERS = 8;
    private static final int KILLS = 6;
    private static final int ENOUGH = 9_999_999;
    private static final Duration LONG = Limits.RACE;

    @AutoClose
    private final RunsFolder runs = RunsFolder.create();

    /** Asks for one kill after the other, and has the race end after the last. */
    private static final class Killer implements RaceObserver, AutoCloseable {

        private final RaceOrders orders = RaceOrders.watched();
        private final List<Holder> killed = new ArrayList<>();
        private final int kills;
        private final int loops;
        private BusyLoops busy = BusyLoops.of(0);
        private @Nullable CompletableFuture<Optional<Victim>> answer;
        private int answers;

        /** So many threads take the buyers' cores from them while they race. */
        Killer(int kills, int loops) {
            this.kills = kills;
            this.loops = loops;
        }

        @Override
        public void started(long signalNanos) {
            busy = BusyLoops.of(loops);
        }

        @Override
        public void tick() {
            if (answer != null && answer.isDone()) {
                answer.join().map(Victim::holder).ifPresent(killed::add);
                answer = null;
                answers++;
            }
            if (answers == kills) {
                orders.stop();
            } else if (answer == null) {
                answer = orders.order(Fault.killOfHolder());
            }
        }

        @Override
        public void close() throws InterruptedException {
            busy.close();
        }
    }

    private RaceResult race(RaceSettings settings, Killer killer) throws Exception {
        try (killer) {
            RaceResult result = Race.hold(Race.prepare(settings, runs.path()), killer, killer.orders);
            assertThat(result).isNotNull();
            return result;
        }
    }

    private static BuyerHistory historyOf(RaceResult result, String buyer) {
        return result.history().buyers().stream()
                .filter(history -> history.buyer().equals(buyer))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "file-lock, file, 100, false",
        "file-lock, file, 5000, true",
        "fair-lock, mapped, 20, true",
        "robust-lock, mapped, 20, true",
        "row-lock, h2, 0, true"
    })
    void everyKillOfTheHolder_hitsAHolder(String guard, String store, int thinkMicros, boolean busy) throws Exception {
        RaceSettings settings =
                HeldRace.settings(guard, store, BUYERS, ENOUGH, Duration.ofNanos(1000L * thinkMicros), LONG);
        Killer killer = new Killer(KILLS, busy ? Runtime.getRuntime().availableProcessors() : 0);
        RaceResult result = race(settings, killer);

        assertThat(killer.killed).as("each order was obeyed").hasSize(KILLS);
        assertThat(killer.killed).extracting(Holder::buyer).doesNotHaveDuplicates();
        for (Holder holder : killer.killed) {
            BuyerHistory victim = historyOf(result, holder.buyer().name());
            assertThat(victim.isClosed()).isFalse();
            PurchaseRecord last = victim.purchases().get(victim.purchases().size() - 1);
            assertThat(last.hasGuard())
                    .as("%s had the guard in %s", victim.buyer(), last)
                    .isTrue();
            assertThat(last).as("it stood still until it died").isEqualTo(holder.purchase());
            assertThat(last.hasBegun(holder.step())).isTrue();
        }
        assertThat(result.allKilled())
                .containsExactlyElementsOf(killer.killed.stream()
                        .map(holder -> holder.buyer().name())
                        .toList());
        assertThat(result.buyers())
                .as("nobody else was hurt, and nobody was left standing still")
                .extracting(RaceResult.BuyerResult::exitCode)
                .containsOnly(0, -9)
                .filteredOn(code -> code == 0)
                .hasSize(BUYERS - KILLS);
        assertThat(result.judgement().asPromised()).isTrue();
    }

    @Test
    void guardThatNobodyHolds_hasNoHolderToKill() throws Exception {
        Killer killer = new Killer(1, 0);
        RaceResult result = race(HeldRace.settings("none", 2, ENOUGH, Duration.ofMillis(1), LONG), killer);

        assertThat(killer.killed).isEmpty();
        assertThat(result.allKilled()).isEmpty();
        HeldRace.assertUntroubled(result);
    }
}
