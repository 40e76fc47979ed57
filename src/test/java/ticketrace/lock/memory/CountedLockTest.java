package ticketrace.lock.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import ticketrace.lock.CrossProcessContract;
import ticketrace.lock.Grant;
import ticketrace.lock.LockKind;
import ticketrace.lock.file.FileChannelLock;

class CountedLockTest extends CrossProcessContract {

    @Override
    public LockKind kind() {
        return LockKind.COUNTED_LOCK;
    }

    @Test
    void everyGrantOfAnyProcess_hasAHigherNumber() throws Exception {
        for (long number = 1; number <= 6; number += 2) {
            assertThat(lock.tryAcquire()).isEqualTo(new Grant(Grant.NONE, number, false));
            lock.release();
            assertThat(theirs.tryAcquire()).isEqualTo(ACQUIRED); // the number between
            theirs.release();
        }
    }

    @Test
    void grantAfterADeath_saysSo_andIsCounted() throws Exception {
        theirs.tryAcquire();
        process.kill();

        assertThat(lock.tryAcquire()).isEqualTo(new Grant(Grant.NONE, 2, true));
    }

    @Test
    void damagedCounter_isNamed_andTheLockIsClosed() throws Exception {
        Path counter = Files.writeString(folder.resolve("counter"), "seven");
        FileChannelLock counted = new FileChannelLock(folder.resolve("counted.lock"));

        assertThatIOException()
                .isThrownBy(() -> CountedLock.of(counted, counter))
                .withMessageContaining("counter");
        new FileChannelLock(folder.resolve("counted.lock")).close(); // a process opens a lock once
    }
}
