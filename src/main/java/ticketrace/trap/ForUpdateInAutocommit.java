package ticketrace.trap;

import java.io.IOException;
import java.util.List;
import ticketrace.guard.CriticalSection;
import ticketrace.guard.Opening;
import ticketrace.guard.Promise;
import ticketrace.guard.SteppableGuard;
import ticketrace.guard.Trap;
import ticketrace.store.Isolation;
import ticketrace.store.Traits;

/** {@code trap:for-update-in-autocommit}: the row is locked in a transaction of its own, which ends at once. */
public final class ForUpdateInAutocommit implements Trap {

    private static final Isolation LEVEL = Isolation.READ_COMMITTED;

    @Override
    public String name() {
        return PREFIX + "for-update-in-autocommit";
    }

    @Override
    public Story story() {
        return new Story(
                "django/django issue 2533 (2014)",
                "SELECT ... FOR UPDATE locks the row until the work is done.",
                "With autocommit the SELECT is a transaction of its own. It ends at once, and its lock with it.",
                "The lock is there in the code and nowhere else. Django refuses such a query since then.",
                "The SELECT, the UPDATE and the INSERT are one transaction.");
    }

    @Override
    public String store() {
        return "h2";
    }

    @Override
    public List<Isolation> levels() {
        return List.of(LEVEL);
    }

    @Override
    public Promise promise(Traits store) {
        return Promise.exclusion("its author believed so").andAllOrNothing();
    }

    @Override
    public SteppableGuard mended() {
        return new ForUpdateInOneTransaction();
    }

    @Override
    public CriticalSection open(Opening buyer) throws IOException {
        return new AutocommitSection(CriticalSection.Transaction.open(buyer.store(), LEVEL, true));
    }
}
