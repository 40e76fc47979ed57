package ticketrace.lock.memory;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import ticketrace.launch.OwnPid;
import ticketrace.lock.Backoff;
import ticketrace.lock.Grant;
import ticketrace.lock.LocalMutex;
import ticketrace.lock.LockLostException;
import ticketrace.lock.ProcessLock;
import ticketrace.lock.file.RecordLocks;

/**
 * A lock that ends by itself: each grant is a lease, which another process takes over when its time has run out.
 *
 * <p>Process safety: mutual exclusion among all processes that open the same file, <em>but only if no holder is stopped
 * for longer than its lease</em>. While a process holds the lock, a thread of it renews the lease, three times in each
 * lease, so a holder that is slow keeps it. A process that is stopped (SIGSTOP, a suspended laptop, a long garbage
 * collection) renews nothing. When it goes on, it does not know that another process has the lock: {@link #isHeld} tells
 * at that moment, and no more. So a lease alone does not keep a late write out. Each grant therefore has a number that
 * grows ({@link Grant#token}), by which a store can refuse the write of an older grant.
 *
 * <p>If the process dies while it holds the lock, the lock is free when the lease has run out. The next holder is not
 * told.
 *
 * <p>Time is {@link System#nanoTime}, which all processes of one machine share, and which no change of the wall clock
 * moves. A holder may be stopped for as long as the lease was asked for: so a lease that is renewed lasts a third longer,
 * the time between two renewals; one that is not lasts at most 66 microseconds longer.
 *
 * <p>In a schedule ({@link #inSchedule}), no heartbeat runs, and the lock's time stands still until {@link LeaseFile}
 * lets it pass: then every lease has ended, as if its holder had been stopped for longer than it.
 *
 * <h2>How it works</h2>
 *
 * <p>One word of memory, which all processes map from the same file, holds the number of the latest grant (28 bits) and
 * the end of its lease (36 bits; 0 when it was given back). Every change of it is one compare-and-set.
 *
 * <pre>
 *   acquire   if the lease has ended or was given back: (n, end) becomes (n + 1, now + lease)
 *   renew     (n, end) becomes (n, now + lease), if n is still its own
 *   release   (n, end) becomes (n, 0), if n is still its own
 * </pre>
 *
 * <p>No number is given twice, so a process that was stopped anywhere, and goes on with a number that it has read long
 * ago, changes nothing.
 *
 * <p>Sources: Gray and Cheriton, "Leases: an efficient fault-tolerant mechanism for distributed file cache consistency"
 * (1989); Kleppmann, "How to do distributed locking" (2016), for the number.
 */
public final class LeaseLock implements ProcessLock {

    /** How long a lease lasts if nobody says otherwise. */
    public static final Duration LEASE = Duration.ofSeconds(1);

    /** The shortest lease. A thread that renews more often would do little else. */
    public static final Duration SHORTEST = Duration.ofMillis(1);

    public static final Duration LONGEST = Duration.ofHours(1);

    static final long MAGIC = 0x31_45_53_4C_4B_54_54L; // "TTKLSE1" in memory, little-endian
    static final int STATE = 1;
    static final int BEGAN = 2;
    static final int HOLDER = 3;

    /** The word with the time of a schedule, in units. */
    static final int SCHEDULED_TIME = 4;

    private static final int UNIT_BITS = 16; // a unit is 2^16 nanoseconds; 2^36 units are 52 days
    private static final int END_BITS = 36;
    static final long END = (1L << END_BITS) - 1;
    static final long GIVEN_BACK = 0;

    /** Longer than the longest lease, in units. */
    static final long LONG_TIME = (2 * LONGEST.toNanos()) >> UNIT_BITS;

    private static final long LAST_TOKEN = (1L << (Long.SIZE - 1 - END_BITS)) - 1;

    private static final int RENEWALS = 3;
    private static final long NOTHING = 0;
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(20);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Path file;
    private final RecordLocks bytes;
    private final LockMemory memory;
    private final LocalMutex mutex;
    private final long leaseUnits;
    private final long pid = OwnPid.get(); // a system call, too slow for each grant
    private final long beganNanos;
    private final boolean isInSchedule;
    private final @Nullable Thread renewing;

    /** The number of the grant that this process holds; {@link #NOTHING} if it holds none. */
    private volatile long mine;

    private volatile boolean closed;

    /** The word of memory, as the processes share it. */
    private final class SharedWord implements LocalMutex.Shared {

        @Override
        public @Nullable Grant take() throws IOException {
            long seen = memory.get(STATE);
            long end = seen & END;
            long now = now();
            if (end != GIVEN_BACK && now < end) {
                return null;
            }
            long token = (seen >>> END_BITS) + 1;
            if (token > LAST_TOKEN) {
                throw LockMemory.damaged(file, "its last number was given");
            }
            if (!memory.compareAndSet(STATE, seen, state(token, now + leaseUnits))) {
                return null; // another process came first
            }
            memory.set(HOLDER, pid);
            mine = token;
            return new Grant(Grant.NONE, token, false);
        }

        @Override
        public @Nullable Grant take(long deadline) throws IOException, InterruptedException {
            Backoff backoff = new Backoff(file, deadline, FIRST_PAUSE_NANOS, LONGEST_PAUSE_NANOS);
            Grant grant = take();
            while (grant == null && backoff.pause()) {
                grant = take();
            }
            return grant == null ? take() : grant;
        }

        @Override
        public void giveBack() {
            long token = mine;
            mine = NOTHING;
            change(token, GIVEN_BACK);
        }

        @Override
        public void close() throws IOException {
            closed = true;
            if (renewing != null) {
                LockSupport.unpark(renewing);
            }
            bytes.close();
        }
    }

    /**
     * Opens the lock on {@code file}, creating it if it is not there. All processes that open it should ask for leases of
     * the same length.
     *
     * @param lease how long a grant lasts after it was given or renewed
     * @param renews whether a thread of this process renews the lease while the process holds the lock
     * @throws IOException if the file cannot be created or written, or holds anything but a lock; the message names it
     * @throws IllegalStateException if this process has this lock open already
     * @throws IllegalArgumentException if the lease is shorter than {@link #SHORTEST} or longer than {@link #LONGEST}
     */
    public LeaseLock(Path file, Duration lease, boolean renews) throws IOException {
        this(file, lease, renews, false);
    }

    /**
     * Opens the lock for a process whose steps a schedule orders: its time passes only by {@link LeaseFile#passTime}.
     *
     * @throws IOException as above
     */
    public static LeaseLock inSchedule(Path file, Duration lease) throws IOException {
        return new LeaseLock(file, lease, false, true);
    }

    private LeaseLock(Path file, Duration lease, boolean renews, boolean isInSchedule) throws IOException {
        if (lease.compareTo(SHORTEST) < 0 || lease.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a lease of " + lease.toMillis() + " ms; it lasts from "
                    + SHORTEST.toMillis() + " ms to " + LONGEST.toHours() + " h");
        }
        this.file = file;
        this.isInSchedule = isInSchedule;
        long nanos = renews ? lease.toNanos() + lease.toNanos() / RENEWALS : lease.toNanos();
        this.leaseUnits = (nanos >> UNIT_BITS) + 1; // the unit that has begun counts for nothing
        this.mutex = new LocalMutex(file, new SharedWord(), false);
        this.bytes = new RecordLocks(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            this.memory = LockMemory.open(file, bytes, MAGIC);
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
        memory.compareAndSet(BEGAN, 0, System.nanoTime() | 1); // 0 means that no process has set it
        this.beganNanos = memory.get(BEGAN);
        this.renewing = renews ? startRenewing(lease) : null;
    }

    /** Units of time since the lock's file was made, from 1. */
    private long now() {
        if (isInSchedule) {
            return memory.get(SCHEDULED_TIME) + 1;
        }
        return ((System.nanoTime() - beganNanos) >> UNIT_BITS) + 1;
    }

    private static long state(long token, long end) {
        return token << END_BITS | end;
    }

    /** Sets the end of the lease if the lock's latest grant has this number. Returns whether it has. */
    private boolean change(long token, long end) {
        for (long seen = memory.get(STATE); seen >>> END_BITS == token; seen = memory.get(STATE)) {
            if (memory.compareAndSet(STATE, seen, state(token, end))) {
                return true;
            }
        }
        return false;
    }

    private Thread startRenewing(Duration lease) {
        Thread thread = new Thread("lease-renewal") {
            @Override
            public void run() {
                renewEvery(lease.toNanos() / RENEWALS);
            }
        };
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void renewEvery(long nanos) {
        while (!closed) {
            LockSupport.parkNanos(this, nanos);
            long token = mine;
            if (token != NOTHING && !closed) {
                renew(token);
            }
        }
    }

    /** Renews the lease unless the holder gives it back meanwhile. */
    private void renew(long token) {
        long seen = memory.get(STATE);
        if (seen >>> END_BITS == token && (seen & END) != GIVEN_BACK) {
            memory.compareAndSet(STATE, seen, state(token, now() + leaseUnits));
        }
    }

    /**
     * Whether the calling thread's lease still runs. It may run out right after this method has looked.
     *
     * @throws IllegalStateException if this thread has not acquired the lock
     */
    @Override
    public boolean isHeld() {
        mutex.requireHeld();
        long seen = memory.get(STATE);
        return seen >>> END_BITS == mine && now() < (seen & END);
    }

    @Override
    public @Nullable Grant tryAcquire() throws IOException {
        return mutex.tryAcquire();
    }

    @Override
    public @Nullable Grant acquire(Duration timeout) throws IOException, InterruptedException {
        return mutex.acquire(timeout);
    }

    @Override
    public void ensureHeld() throws IOException {
        if (!isHeld()) {
            long latest = memory.get(STATE) >>> END_BITS;
            String next = latest == mine ? "" : ", and process " + memory.get(HOLDER) + " got grant " + latest;
            throw new LockLostException(file + ": the lease of grant " + mine + " has ended" + next);
        }
        bytes.ensureNamed();
    }

    /** {@inheritDoc} If its lease has ended and another process has the lock, that process keeps it. */
    @Override
    public void release() throws IOException {
        mutex.release();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if another thread holds the lock or waits for it
     */
    @Override
    public void close() throws IOException {
        mutex.close();
    }
}
