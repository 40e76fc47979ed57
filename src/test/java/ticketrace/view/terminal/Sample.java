package ticketrace.view.terminal;

import static ticketrace.audit.PurchaseDraft.guardedSale;
import static ticketrace.audit.PurchaseDraft.optimisticSale;
import static ticketrace.audit.PurchaseDraft.sale;
import static ticketrace.audit.PurchaseDraft.tooLate;

import java.nio.file.Path;
import java.util.List;
import ticketrace.audit.PurchaseDraft;
import ticketrace.audit.RaceDraft;
import ticketrace.history.Outcome;
import ticketrace.run.FaultOutcome;
import ticketrace.run.RaceResult;
import ticketrace.store.Isolation;

/** Results of made-up races. */
public final class Sample {

    private Sample() {}

    public static RaceResult of(RaceDraft race) {
        return of(race, List.of());
    }

    /** The result of a race in which these faults were requested. */
    public static RaceResult of(RaceDraft race, List<FaultOutcome> faults) {
        return new RaceResult(
                new RaceResult.Raced(null, Path.of("run"), null),
                race.history(),
                race.judged(),
                List.of(),
                RaceResult.Millis.UNKNOWN,
                new RaceResult.Casualties(faults, List.of(), false));
    }

    /** A and B sell a seat each; the compare-and-set of B's first purchase was refused. */
    public static RaceResult triedAgain() {
        RaceDraft race = RaceDraft.under("optimistic", 2);
        race.buyer("A").buys(optimisticSale(2, 10));
        race.buyer("B").buys(tooLate(2, 11), optimisticSale(1, 20));
        return of(race);
    }

    /** A and B contend, and sell a seat each. */
    static RaceResult sound(String guard) {
        RaceDraft race = RaceDraft.under(guard, 2);
        race.buyer("A").buys(guardedSale(2, 10, 11));
        race.buyer("B").buys(guardedSale(1, 12, 20));
        return of(race);
    }

    /** A and B both sell the only seat. */
    static RaceResult lostAt(Isolation level) {
        RaceDraft race = RaceDraft.under("transaction", 1).at(level);
        race.buyer("A").buys(sale(1, 10));
        race.buyer("B").buys(sale(1, 11));
        return of(race);
    }

    /** A and B sell a seat each; the write of B's first transaction was refused. */
    static RaceResult refusedAt(Isolation level) {
        RaceDraft race = RaceDraft.under("transaction", 2).at(level);
        race.buyer("A").buys(sale(2, 10));
        race.buyer("B")
                .buys(new PurchaseDraft().reads(11, 12, 2).writes(13, 0).givesUp(Outcome.CONFLICT, 14), sale(1, 20));
        return of(race);
    }

    /** A recorded these purchases and died of a kill that is in the evidence; B sold the only seat. */
    public static RaceResult killed(String guard, PurchaseDraft... done) {
        RaceDraft race = RaceDraft.under(guard, 1).killed("A");
        race.buyer("A").dies().buys(done);
        race.buyer("B").buys(guardedSale(1, 11, 30));
        return of(race);
    }

    /** A is killed between WRITE and RECORD of seat 2; B sells {@code nextSeat}: 2, or 1 if A's seat is lost. */
    public static RaceResult killedHolder(String guard, int nextSeat) {
        RaceDraft race = RaceDraft.under(guard, 2).killed("A");
        race.buyer("A")
                .dies()
                .buys(new PurchaseDraft().acquires(10, 20).reads(20, 21, 2).writes(22, 23));
        race.buyer("B").buys(guardedSale(nextSeat, 11, 30));
        return of(race);
    }
}
