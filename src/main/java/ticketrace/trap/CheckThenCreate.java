package ticketrace.trap;

import java.io.IOException;
import ticketrace.guard.CriticalSection;
import ticketrace.guard.Opening;
import ticketrace.guard.Promise;
import ticketrace.guard.SteppableGuard;
import ticketrace.guard.Trap;
import ticketrace.store.Traits;

/** {@code trap:check-then-create}: it looks whether the file is there, and makes it if not. */
public final class CheckThenCreate implements Trap {

    @Override
    public String name() {
        return PREFIX + "check-then-create";
    }

    @Override
    public Story story() {
        return new Story(
                "rack/rack issue 505 (2013), puppetlabs/puppet issue 2168 (2013)",
                "If the file exists, another process is in: look, and create it if it does not exist.",
                "Two processes look before either has made the file, and both make it.",
                "Two servers that start together both believe that they are alone.",
                "One system call looks and makes the file: O_CREAT with O_EXCL.");
    }

    @Override
    public Promise promise(Traits store) {
        return Promise.exclusion("its author believed so")
                .butDeadHolderBlocks("a killed holder cannot delete its file");
    }

    @Override
    public SteppableGuard mended() {
        return new ExclusiveCreate();
    }

    @Override
    public CriticalSection open(Opening buyer) {
        TrapLockFile file = new TrapLockFile(buyer.folder(), "check-then-create", buyer.steps());
        return new TrySection(file, new TrapAttempt() {
            @Override
            public boolean take() throws IOException {
                if (file.check()) {
                    return false;
                }
                file.create();
                return true;
            }

            @Override
            public void giveBack() throws IOException {
                file.delete("DELETE");
            }
        });
    }
}
