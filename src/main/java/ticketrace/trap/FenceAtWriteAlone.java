package ticketrace.trap;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import ticketrace.guard.Anomaly;
import ticketrace.guard.CriticalSection;
import ticketrace.guard.Opening;
import ticketrace.guard.Promise;
import ticketrace.guard.SteppableGuard;
import ticketrace.guard.Trap;
import ticketrace.store.FencedStore;
import ticketrace.store.TicketStore;
import ticketrace.store.Traits;

/** {@code trap:fence-at-write-alone}: the store looks at the number of a grant when it is written to, not when it is read. */
public final class FenceAtWriteAlone implements Trap {

    @Override
    public String name() {
        return PREFIX + "fence-at-write-alone";
    }

    @Override
    public Story story() {
        return new Story(
                "Kleppmann, \"How to do distributed locking\" (2016), where the storage looks at the numbers of writes",
                "Each grant of a lease has a number, and the store refuses to write under an older number than the newest it has written under.",
                "A process reads, and its lease ends. The next one reads the same count. Then the first writes, before the store has seen the newer number, and the second writes, too.",
                "Both writes are accepted: one seat is sold twice, under a fence.",
                "Reads carry the number as well. So the store knows the newer grant from its read, and refuses the older one's write.");
    }

    @Override
    public Size size() {
        return new Size(2, 1, 1, 0, 1);
    }

    @Override
    public Set<Anomaly> shows() {
        return EnumSet.of(Anomaly.OVERSOLD, Anomaly.DOUBLE_BOOKED, Anomaly.STALE_WRITE);
    }

    @Override
    public Promise promise(Traits store) {
        return FenceAtReadAndWrite.PROMISE;
    }

    @Override
    public Class<? extends TicketStore> needs() {
        return FencedStore.class;
    }

    @Override
    public boolean givesTokens(Map<String, String> set) {
        return true;
    }

    @Override
    public SteppableGuard mended() {
        return new FenceAtReadAndWrite();
    }

    @Override
    public CriticalSection open(Opening buyer) {
        return NumberedLease.fenced(buyer, false);
    }
}
