package ticketrace.trap;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import ticketrace.guard.CriticalSection;
import ticketrace.guard.Opening;
import ticketrace.guard.SteppableGuard;
import ticketrace.guard.Trap;

/** {@code trap:flock-against-fcntl}: one process locks by fcntl(2), and the others by flock(1). */
public final class FlockAgainstFcntl implements Trap {

    @Override
    public String name() {
        return PREFIX + "flock-against-fcntl";
    }

    @Override
    public Story story() {
        return new Story(
                "reubenhwk/flock issue 40, gramineproject/gramine issue 1212",
                "All processes lock the same file, each with the call that its language has.",
                "On Linux the locks of fcntl(2) and of flock(2) ignore each other. Java and lockf use the first, the flock command and many libraries the second.",
                "A Java program and a shell script are in at the same time.",
                "All processes use the same call.");
    }

    @Override
    public SteppableGuard mended() {
        return new KernelLock();
    }

    /** The first process that opens this lock uses fcntl, and all others use flock. */
    @Override
    public CriticalSection open(Opening buyer) throws IOException {
        TrapLockFile file = new TrapLockFile(buyer.folder(), "flock-against-fcntl", buyer.steps());
        FlockCommand flock = new FlockCommand(file.path());
        boolean isFirst = isFirst(buyer.folder());
        return new TrySection(file, new TrapAttempt() {
            @Override
            public boolean take() throws IOException {
                file.open();
                if (isFirst) {
                    return file.lock();
                }
                buyer.steps().before("FLOCK");
                boolean locked = flock.lock();
                file.close();
                return locked;
            }

            @Override
            public void giveBack() throws IOException {
                if (isFirst) {
                    file.unlock();
                    return;
                }
                buyer.steps().before("UNFLOCK");
                flock.release();
            }

            @Override
            public void breakOff() throws IOException {
                flock.release();
            }
        });
    }

    private static boolean isFirst(Path folder) throws IOException {
        try {
            Files.createFile(folder.resolve("fcntl.first"));
            return true;
        } catch (FileAlreadyExistsException another) {
            return false;
        }
    }
}
