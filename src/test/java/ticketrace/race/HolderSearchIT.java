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

/** An order to kill the holder kills a holder each time. The histories of the killed buyers prove it. */
@ExtendWith(FromTheJar.class)
class HolderSearchIT {

    private static final int BUYERS = 8;
    private static final int KILLS = 6;
    private static final int ENOUGH = 9_999_999;
    private static final Duration LONG = Limits.RACE;

    @AutoClose
    private final RunsFolder runs = RunsFolder.create();

    /** Orders one kill after the other, and stops the race after the last. */
    private static final class Killer implements RaceObserver, AutoCloseable {

        private final RaceOrders orders = RaceOrders.watched();
        private final List<Holder> killed = new ArrayList<>();
        private final int kills;
        private final int loops;
        private BusyLoops busy = BusyLoops.of(0);
        private @Nullable CompletableFuture<Optional<Victim>> answer;
        private int answers;

        /** While the buyers race, {@code loops} threads compete with them for the cores. */
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
    void everyKillOfTheHolder_killsAHolder(String guard, String store, int thinkMicros, boolean busy) throws Exception {
        RaceSettings settings =
                HeldRace.settings(guard, store, BUYERS, ENOUGH, Duration.ofNanos(1000L * thinkMicros), LONG);
        Killer killer = new Killer(KILLS, busy ? Runtime.getRuntime().availableProcessors() : 0);
        RaceResult result = race(settings, killer);

        assertThat(killer.killed).as("holders killed, one for each order").hasSize(KILLS);
        assertThat(killer.killed).extracting(Holder::buyer).doesNotHaveDuplicates();
        for (Holder holder : killer.killed) {
            BuyerHistory victim = historyOf(result, holder.buyer().name());
            assertThat(victim.isClosed()).isFalse();
            PurchaseRecord last = victim.purchases().get(victim.purchases().size() - 1);
            assertThat(last.hasGuard())
                    .as("%s had the guard in %s", victim.buyer(), last)
                    .isTrue();
            assertThat(last)
                    .as("the last purchase of the killed buyer, unchanged since it was found")
                    .isEqualTo(holder.purchase());
            assertThat(last.hasBegun(holder.step())).isTrue();
        }
        assertThat(result.allKilled())
                .containsExactlyElementsOf(killer.killed.stream()
                        .map(holder -> holder.buyer().name())
                        .toList());
        assertThat(result.buyers())
                .as("exit codes: no other buyer was killed, and none stayed stopped")
                .extracting(RaceResult.BuyerResult::exitCode)
                .containsOnly(0, -9)
                .filteredOn(code -> code == 0)
                .hasSize(BUYERS - KILLS);
        assertThat(result.judgement().asPromised()).isTrue();
    }

    @Test
    void raceWithoutAGuard_hasNoHolderToKill() throws Exception {
        Killer killer = new Killer(1, 0);
        RaceResult result = race(HeldRace.settings("none", 2, ENOUGH, Duration.ofMillis(1), LONG), killer);

        assertThat(killer.killed).isEmpty();
        assertThat(result.allKilled()).isEmpty();
        HeldRace.assertUntroubled(result);
    }
}
