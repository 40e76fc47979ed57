package ticketrace.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import ticketrace.audit.Audit;
import ticketrace.audit.FindingKind;
import ticketrace.audit.Found;
import ticketrace.audit.Judgement;
import ticketrace.audit.RaceDraft;
import ticketrace.audit.Verdict;
import ticketrace.history.BuyerHistory;
import ticketrace.history.ClockOffset;
import ticketrace.history.RaceHistory;

/**
 * Buyers on several machines. The offset of each clock lies in a known interval, but its value is unknown. The naive
 * judge tries every possible value: if the audit says VIOLATED, the judge finds a fault with each value; if the audit
 * says VALID, the judge finds a fault with none.
 */
class DistantClocksProperty {

    private static final int TRIES = 150;
    private static final int RACES = 10;
    private static final int MOST_BUYERS = 3;
    private static final int MOST_TICKETS = 4;

    /** The number of parts of a nanosecond, because an offset need not be a whole number of nanoseconds. */
    private static final int PARTS = 3;

    private static final int NUMBERS_TRIED = 24;
    private static final long FAR_OFF = 1_000;

    /** An offset for each buyer. */
    private static List<ClockOffset> offsets(int buyers, int mostNanos, Random random) {
        List<ClockOffset> offsets = new ArrayList<>();
        for (int i = 0; i < buyers; i++) {
            long low = i == 0 ? 0 : random.nextLong(-FAR_OFF, FAR_OFF);
            offsets.add(i == 0 ? ClockOffset.NONE : new ClockOffset(low, low + random.nextInt(mostNanos * PARTS + 1)));
        }
        return offsets;
    }

    private static long within(ClockOffset offset, Random random) {
        return random.nextLong(offset.lowNanos(), offset.highNanos() + 1);
    }

    /** The evidence as buyers record it whose clocks are ahead by this much. */
    private static RaceHistory ahead(RaceHistory race, List<Long> by, List<ClockOffset> told) {
        List<BuyerHistory> buyers = new ArrayList<>();
        for (int i = 0; i < race.buyers().size(); i++) {
            BuyerHistory buyer = race.buyers().get(i);
            long more = by.get(i);
            buyers.add(new BuyerHistory(
                    buyer.buyer(),
                    buyer.pid(),
                    new BuyerHistory.Start(buyer.signalNanos(), 0, 0, told.get(i)),
                    buyer.end() == null
                            ? null
                            : new BuyerHistory.End(
                                    Long.MAX_VALUE / 2, buyer.end().reason()),
                    buyer.purchases().stream()
                            .map(purchase -> purchase.on(stamp -> stamp + more))
                            .toList()));
        }
        return race.withBuyers(buyers);
    }

    private static RaceHistory inParts(RaceHistory race) {
        return race.withBuyers(race.buyers().stream()
                .map(buyer -> buyer.withPurchases(buyer.purchases().stream()
                        .map(purchase -> purchase.on(stamp -> (stamp + FAR_OFF) * PARTS))
                        .toList()))
                .toList());
    }

    private static Verdict naive(HonestGuard guard, RaceHistory asTold, List<ClockOffset> offsets, Random random) {
        List<Long> back =
                offsets.stream().map(offset -> -within(offset, random)).toList();
        List<ClockOffset> one = offsets.stream().map(offset -> ClockOffset.NONE).toList();
        return new NaiveJudge(guard, ahead(asTold, back, one)).verdict();
    }

    private static RaceHistory race(HonestGuard guard, boolean lied, Random random) {
        int tickets = 1 + random.nextInt(MOST_TICKETS);
        RaceDraft race = HonestRace.hasty(guard, 1 + random.nextInt(MOST_BUYERS), tickets, random);
        if (lied) {
            Lies.tellOne(guard, race, random);
        }
        return inParts(race.history());
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void verdict_holdsForEveryPossibleOffset(@ForAll HonestGuard guard, @ForAll boolean lied, @ForAll Random random) {
        for (int i = 0; i < RACES; i++) {
            RaceHistory race = race(guard, lied, random);
            List<ClockOffset> offsets = offsets(race.buyers().size(), random.nextBoolean() ? 1 : 20, random);
            List<Long> really =
                    offsets.stream().map(each -> within(each, random)).toList();
            RaceHistory told = ahead(race, really, offsets);

            Judgement judged = Audit.judge(told);

            for (int number = 0; judged.verdict() != Verdict.UNKNOWN && number < NUMBERS_TRIED; number++) {
                assertThat(naive(guard, told, offsets, random))
                        .as("%s, %s, %s", guard, judged.findings(), told)
                        .isEqualTo(judged.verdict());
            }
            Statistics.label("verdict").collect(judged.verdict()).coverage(coverage -> {
                coverage.check(Verdict.VALID).percentage(share -> share > 2);
                coverage.check(Verdict.UNKNOWN).percentage(share -> share > 10);
                coverage.check(Verdict.VIOLATED).percentage(share -> share > 10);
            });
            Statistics.label("order unknown")
                    .collect(Found.kinds(judged).contains(FindingKind.ORDER_UNKNOWN))
                    .coverage(coverage -> coverage.check(true).percentage(share -> share > 5));
        }
    }

    /** If the offsets are known exactly, the audit's judgement is the same as with one clock. */
    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void exactOffsets_changeNothing(@ForAll HonestGuard guard, @ForAll boolean lied, @ForAll Random random) {
        for (int i = 0; i < RACES; i++) {
            RaceHistory race = race(guard, lied, random);
            List<ClockOffset> offsets = offsets(race.buyers().size(), 0, random);
            List<Long> really = offsets.stream().map(ClockOffset::lowNanos).toList();

            Judgement judged = Audit.judge(ahead(race, really, offsets));
            Judgement ofOneClock = Audit.judge(race);

            String told = guard + ", " + judged.findings() + ", " + race;
            assertThat(Found.kinds(judged)).as(told).doesNotContain(FindingKind.ORDER_UNKNOWN);
            boolean allLived = race.buyers().stream().allMatch(BuyerHistory::isClosed);
            if (allLived) { // otherwise a check may leave open which dead buyer was first
                assertThat(judged.verdict()).as(told).isEqualTo(ofOneClock.verdict());
                assertThat(Found.kinds(judged)).as(told).isEqualTo(Found.kinds(ofOneClock));
                assertThat(judged.outOfOrder()).as(told).isEqualTo(ofOneClock.outOfOrder());
            } else if (judged.verdict() == Verdict.VIOLATED) {
                assertThat(ofOneClock.verdict()).as(told).isEqualTo(Verdict.VIOLATED);
            }
        }
    }
}
