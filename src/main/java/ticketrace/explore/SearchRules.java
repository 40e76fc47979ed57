package ticketrace.explore;

import java.util.Map;
import ticketrace.guard.Anomaly;
import ticketrace.guard.Expectation;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.guard.Promise;
import ticketrace.guard.PurchaseKind;
import ticketrace.guard.SteppableGuard;
import ticketrace.run.RaceSettings;

/**
 * What an explorer must know of the race that it explores.
 *
 * @param buyers how many buyers there are
 * @param promise what the guard promises, by which outcomes are judged
 * @param isStateVisible whether equal states may be merged: see {@link Guard#isStateVisible}
 * @param isSymmetric whether buyers that differ only in their names behave alike, so that renaming them changes nothing
 * @param comparesVersions whether the store refuses a write if another buyer has written since the read
 * @param isTransaction whether the writes of a purchase take effect when it ends
 * @param hasTokens whether grants have numbers that grow, so that a write under an older one is told
 * @param hasQuota whether a buyer stops after a number of purchases
 */
public record SearchRules(
        int buyers,
        Promise promise,
        boolean isStateVisible,
        boolean isSymmetric,
        boolean comparesVersions,
        boolean isTransaction,
        boolean hasTokens,
        boolean hasQuota) {

    /** The rules of this race. */
    public static SearchRules of(RaceSettings race) {
        return of(race.buyers(), Guards.named(race.guard()), race.promise(), race.quota() != null, race.guardOptions());
    }

    /** The rules of a race under this guard without options. */
    public static SearchRules of(int buyers, Guard guard, Promise promise, boolean hasQuota) {
        return of(buyers, guard, promise, hasQuota, Map.of());
    }

    private static SearchRules of(
            int buyers, Guard guard, Promise promise, boolean hasQuota, Map<String, String> options) {
        return new SearchRules(
                buyers,
                promise,
                guard.isStateVisible(),
                // a queue knows who came first, and files can tell buyers apart
                promise.expectation(Anomaly.OVERTAKEN) != Expectation.FORBIDDEN
                        && !(guard instanceof SteppableGuard)
                        && !guard.noticesTime(),
                guard.purchaseKind() == PurchaseKind.OPTIMISTIC,
                guard.isTransaction(),
                guard.givesTokens(options),
                hasQuota);
    }

    /** Whether a buyer's section may not begin while another one's is open. */
    boolean forbidsOverlap() {
        return promise.isExclusion();
    }
}
