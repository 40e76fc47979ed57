package ticketrace.guard;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ticketrace.history.Step;
import ticketrace.lock.ProcessLock;
import ticketrace.lock.memory.LeaseFile;
import ticketrace.lock.memory.LeaseLock;
import ticketrace.store.Traits;

/** {@code lease-lock}: a lock that ends by itself, and that a thread of its holder renews. */
public final class LeaseLockGuard implements HeldGuard {

    /** The option with the length of a lease in milliseconds. */
    public static final String LEASE_MILLIS = "leaseMillis";

    /** The option that says whether a thread renews the lease: a {@link Switch}, usually on. */
    public static final String RENEW = "renew";

    /** The option that says whether a purchase has the step STILL_HELD: a {@link Switch}, usually on. */
    public static final String RECHECK = "recheck";

    /** The lock file's name in a run's folder. */
    private static final String FILE = "tickets.lease";

    @Override
    public String name() {
        return "lease-lock";
    }

    @Override
    public String explanation() {
        return "A lease: it ends by itself unless a thread of its holder renews it.";
    }

    @Override
    public Promise promise(Traits store) {
        String condition = "no holder is stopped for longer than its lease";
        return Promise.exclusion(condition)
                .butDeadHolderBlocks("the lease of a killed holder has to end first")
                .onlyIf(condition);
    }

    @Override
    public String onPause() {
        return "Its lease ends, and the next buyer gets in while it is still inside.";
    }

    @Override
    public String onCrash() {
        return "The lease of a dead holder ends, and the next buyer gets one; the victim's seat is unknown.";
    }

    @Override
    public Set<String> options() {
        return Set.of(LEASE_MILLIS, RENEW, RECHECK, Opening.FENCING);
    }

    @Override
    public void check(Map<String, String> set) {
        HeldGuard.super.check(set);
        lease(set);
        Switch.isOn(set, RENEW, true);
        Switch.isOn(set, RECHECK, true);
    }

    @Override
    public Set<Step> steps(Map<String, String> set) {
        Set<Step> steps = EnumSet.copyOf(HeldGuard.super.steps(set));
        if (Switch.isOn(set, RECHECK, true)) {
            steps.add(Step.STILL_HELD);
        }
        return steps;
    }

    @Override
    public Duration lease(Map<String, String> set) {
        String millis = set.get(LEASE_MILLIS);
        if (millis == null) {
            return LeaseLock.LEASE;
        }
        try {
            Duration lease = Duration.ofMillis(Long.parseLong(millis));
            if (lease.compareTo(LeaseLock.SHORTEST) >= 0 && lease.compareTo(LeaseLock.LONGEST) <= 0) {
                return lease;
            }
        } catch (NumberFormatException noNumber) {
            // refused below
        }
        throw new IllegalArgumentException("option '" + LEASE_MILLIS + "' is " + LeaseLock.SHORTEST.toMillis() + " to "
                + LeaseLock.LONGEST.toMillis() + ", not '" + millis + "'");
    }

    @Override
    public boolean renewsLease(Map<String, String> set) {
        return Switch.isOn(set, RENEW, true);
    }

    @Override
    public boolean isStateVisible() {
        return true;
    }

    @Override
    public boolean givesTokens(Map<String, String> set) {
        return true;
    }

    @Override
    public boolean noticesTime() {
        return true;
    }

    @Override
    public void passTime(Path folder) throws IOException {
        file(folder).passTime();
    }

    @Override
    public List<String> look(Path folder) throws IOException {
        return List.of(file(folder).look());
    }

    @Override
    public void sweep(Path folder) throws IOException {
        file(folder).free();
    }

    private static LeaseFile file(Path folder) {
        return new LeaseFile(folder.resolve(FILE));
    }

    @Override
    public CriticalSection open(Opening buyer) throws IOException {
        Path file = buyer.folder().resolve(FILE);
        Duration lease = lease(buyer.options());
        ProcessLock lock = buyer.isStepped()
                ? LeaseLock.inSchedule(file, lease)
                : new LeaseLock(file, lease, Switch.isOn(buyer.options(), RENEW, true));
        return new CriticalSection.Locked(
                lock, CriticalSection.Shown.NOTHING, Switch.isOn(buyer.options(), RECHECK, true));
    }
}
