package ticketrace.trap;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ticketrace.guard.Anomaly;
import ticketrace.guard.CriticalSection;
import ticketrace.guard.Opening;
import ticketrace.guard.Promise;
import ticketrace.guard.SteppableGuard;
import ticketrace.guard.Trap;
import ticketrace.store.Isolation;
import ticketrace.store.Traits;

/** {@code trap:read-modify-write}: a transaction at READ COMMITTED reads a count, and writes back one less. */
public final class ReadModifyWrite implements Trap {

    private static final Isolation LEVEL = Isolation.READ_COMMITTED;

    @Override
    public String name() {
        return PREFIX + "read-modify-write";
    }

    @Override
    public Story story() {
        return new Story(
                "prisma/orm issue 8612 (2021)",
                "It is one transaction, so no other one can come in between.",
                "READ COMMITTED only hides what is not committed. Two transactions read the same count, and the second overwrites what the first has written.",
                "Two users got the same seat.",
                "SERIALIZABLE: the database refuses the second write, and that purchase begins again.");
    }

    @Override
    public String store() {
        return "h2";
    }

    @Override
    public Set<Anomaly> shows() {
        return EnumSet.of(Anomaly.OVERSOLD, Anomaly.DOUBLE_BOOKED);
    }

    @Override
    public List<Isolation> levels() {
        return List.of(LEVEL);
    }

    @Override
    public Promise promise(Traits store) {
        return Promise.noLostUpdate("its author believed so").andAllOrNothing();
    }

    @Override
    public SteppableGuard mended() {
        return new SerializableTransaction();
    }

    @Override
    public CriticalSection open(Opening buyer) throws IOException {
        return CriticalSection.Transaction.open(buyer.store(), LEVEL, false);
    }
}
