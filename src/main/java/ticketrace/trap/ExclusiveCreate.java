package ticketrace.trap;

import java.io.IOException;
import ticketrace.guard.CriticalSection;
import ticketrace.guard.Opening;
import ticketrace.guard.Promise;
import ticketrace.guard.SteppableGuard;
import ticketrace.guard.Trap;
import ticketrace.store.Traits;

/** {@code mended:exclusive-create}: one system call looks for the file and creates it. */
public final class ExclusiveCreate implements SteppableGuard {

    @Override
    public String name() {
        return Trap.MENDED_PREFIX + "exclusive-create";
    }

    @Override
    public String explanation() {
        return "A file created with O_CREAT and O_EXCL; the holder deletes it to release the lock.";
    }

    @Override
    public Promise promise(Traits store) {
        return Promise.exclusion("only one process can make the file")
                .butDeadHolderBlocks("a killed holder cannot delete its file");
    }

    @Override
    public String onCrash() {
        return "The file stays, and all others wait.";
    }

    @Override
    public CriticalSection open(Opening buyer) {
        TrapLockFile file = new TrapLockFile(buyer.folder(), "exclusive-create", buyer.steps());
        return new TrySection(file, new TrapAttempt() {
            @Override
            public boolean take() throws IOException {
                return file.createNew();
            }

            @Override
            public void giveBack() throws IOException {
                file.delete("DELETE");
            }
        });
    }
}
