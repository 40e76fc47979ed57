package ticketrace.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import ticketrace.store.CountFile;
import ticketrace.store.FinalState;
import ticketrace.store.Isolation;
import ticketrace.store.Sale;

/** Generates races of all kinds, with times that count from the start signal. */
final class Races {

    private static final int MOST = 4;

    private Races() {}

    static Arbitrary<RaceHistory> any() {
        Arbitrary<List<BuyerHistory>> buyers = buyer().list().ofMaxSize(MOST).uniqueElements(BuyerHistory::buyer);
        return Combinators.combine(
                        Combinators.combine(name(), name()).as(List::of),
                        Arbitraries.of(Isolation.class).injectNull(0.5),
                        Arbitraries.integers().between(1, CountFile.MAX_COUNT),
                        Arbitraries.integers().between(0, 2).injectNull(0.5),
                        Arbitraries.of(EndReason.class).injectNull(0.5),
                        name().list().ofMaxSize(2),
                        buyers,
                        end())
                .as((names, isolation, tickets, killed, stopped, forbids, all, end) -> new RaceHistory(
                        new RaceHistory.Setup(names.get(0), names.get(1), isolation, tickets, forbids, true),
                        new RaceHistory.Interventions(
                                killed != null,
                                killed == null
                                        ? List.of()
                                        : all.stream()
                                                .map(BuyerHistory::buyer)
                                                .limit(killed)
                                                .toList(),
                                stopped),
                        all,
                        end));
    }

    /** Names with characters that JSON must escape. */
    private static Arbitrary<String> name() {
        return Arbitraries.strings()
                .alpha()
                .withChars("09-_äß,;\"'\\{}[]: \t\n\r\0锁")
                .ofMinLength(1)
                .ofMaxLength(12);
    }

    private static Arbitrary<BuyerHistory> buyer() {
        return Combinators.combine(
                        name(),
                        Arbitraries.longs().between(1, 1L << 22),
                        Arbitraries.longs().between(0, 1_000_000),
                        Arbitraries.longs(),
                        Arbitraries.of(EndReason.class).optional(),
                        Scripts.lifetimes(MOST),
                        Arbitraries.longs())
                .as((name, pid, started, skew, reason, scripts, seed) -> {
                    LongSupplier clock = clock(started, new Random(seed));
                    List<PurchaseRecord> purchases = new ArrayList<>();
                    for (PurchaseScript script : scripts) {
                        purchases.add(script.record(purchases.size() + 1, clock));
                    }
                    BuyerHistory.Start start = new BuyerHistory.Start(0, started, skew, ClockOffset.NONE);
                    BuyerHistory.End end = reason.map(why -> new BuyerHistory.End(clock.getAsLong(), why))
                            .orElse(null);
                    return new BuyerHistory(name, pid, start, end, purchases);
                });
    }

    /** A clock that advances by a random step, sometimes by zero. */
    private static LongSupplier clock(long start, Random random) {
        long[] now = {start + 1};
        return () -> now[0] += random.nextInt(4) * (long) random.nextInt(1_000_000);
    }

    private static Arbitrary<FinalState> end() {
        Arbitrary<Sale> sale = Combinators.combine(
                        Arbitraries.integers().between(1, CountFile.MAX_COUNT),
                        name(),
                        Arbitraries.integers().between(1, Integer.MAX_VALUE))
                .as(Sale::new);
        return Combinators.combine(
                        Arbitraries.integers().between(0, CountFile.MAX_COUNT).injectNull(0.2),
                        sale.list().ofMaxSize(MOST),
                        name().list().ofMaxSize(2),
                        name().injectNull(0.5))
                .as(FinalState::new);
    }
}
