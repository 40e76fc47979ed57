package ticketrace.trap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import ticketrace.guard.CriticalSection;
import ticketrace.guard.Opening;
import ticketrace.guard.SteppableGuard;
import ticketrace.launch.OwnPid;
import ticketrace.lock.Grant;
import ticketrace.lock.LockSteps;
import ticketrace.store.FencedStore;
import ticketrace.store.GrantedStore;

/**
 * A lease: a lock that ends by itself. Each grant has a number and a file of that number, which says who has the lease,
 * or that it was given back. Only the file with the highest number counts; when it is old, that lease has ended. The next
 * grant makes the file with the next number, which one system call does for one process only. For one thread; the files
 * of a process that dies stay, and its lease ends when its file is old.
 */
final class NumberedLease {

    private static final String NAME = "lease";
    private static final String GIVEN_BACK = "given-back";

    private final Path folder;
    private final String prefix;
    private final LockSteps steps;
    private long mine;

    private NumberedLease(Path folder, LockSteps steps) {
        this.folder = folder;
        this.prefix = SteppableGuard.FILES + NAME + "-";
        this.steps = steps;
    }

    /** How a process gives a lease back. */
    interface GiveBack {
        void to(NumberedLease lease) throws IOException;
    }

    /** A critical section whose buyer has the newest lease. */
    static TrySection section(Path folder, LockSteps steps, GiveBack giveBack) {
        return section(folder, steps, giveBack, false);
    }

    /**
     * A critical section whose buyer gives back its own lease, and whose store looks at the number of the lease when it
     * is written to.
     *
     * @param fencesReads whether the store looks at the number when it is read, too
     */
    static CriticalSection fenced(Opening buyer, boolean fencesReads) {
        return new StoreSection(
                section(buyer.folder(), buyer.steps(), NumberedLease::giveBackMine, true),
                new GrantedStore((FencedStore) buyer.store(), fencesReads));
    }

    private static TrySection section(Path folder, LockSteps steps, GiveBack giveBack, boolean tellsNumber) {
        NumberedLease lease = new NumberedLease(folder, steps);
        return new TrySection(new TrapLockFile(folder, NAME, steps), new TrapAttempt() {
            @Override
            public boolean take() throws IOException {
                return lease.take();
            }

            @Override
            public long token() {
                return tellsNumber ? lease.mine : Grant.NONE;
            }

            @Override
            public void giveBack() throws IOException {
                giveBack.to(lease);
            }
        });
    }

    /** LOOK: whether the newest lease has ended; CREATE: makes the next one, if no other process has. */
    boolean take() throws IOException {
        steps.before("LOOK");
        long newest = newest();
        boolean isFree = newest == 0 || isGivenBack(newest) || isOld(newest);
        if (!isFree) {
            return false;
        }
        steps.saw("ended", newest);
        steps.before("CREATE");
        try {
            Files.writeString(
                    file(newest + 1), "@" + OwnPid.get(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
        mine = newest + 1;
        steps.remembers("mine", mine);
        return true;
    }

    /** GIVE-BACK: gives back this process's own lease, if it has ended or not. */
    void giveBackMine() throws IOException {
        steps.before("GIVE-BACK");
        Files.writeString(file(mine), GIVEN_BACK);
    }

    /** GIVE-BACK: gives back the newest lease, whoever has it. */
    void giveBackNewest() throws IOException {
        steps.before("GIVE-BACK");
        Files.writeString(file(newest()), GIVEN_BACK);
    }

    private Path file(long number) {
        return folder.resolve(prefix + number);
    }

    private boolean isGivenBack(long number) throws IOException {
        return Files.readString(file(number), StandardCharsets.US_ASCII).equals(GIVEN_BACK);
    }

    private boolean isOld(long number) throws IOException {
        Instant written = Files.getLastModifiedTime(file(number)).toInstant();
        return written.isBefore(Instant.now().minus(SteppableGuard.OLD));
    }

    private long newest() throws IOException {
        long newest = 0;
        try (DirectoryStream<Path> leases = Files.newDirectoryStream(folder, prefix + "*")) {
            for (Path lease : leases) {
                newest = Math.max(
                        newest, Long.parseLong(lease.getFileName().toString().substring(prefix.length())));
            }
        }
        return newest;
    }
}
