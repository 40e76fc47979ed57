package ticketrace.explore.stepping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketrace.guard.SteppableGuard;

/** The files of a lock, the kernel's locks on them, and the time that passes for them. */
class GuardFilesTest {

    /** Another process: a process loses its record lock if it reads the file itself. */
    private static final String LOCKER = """
            import fcntl, sys
            file = open(sys.argv[1], 'r+')
            fcntl.lockf(file, fcntl.LOCK_EX)
            print('locked', flush=True)
            sys.stdin.read()
            """;

    private static final long ME = ProcessHandle.current().pid();

    @TempDir
    Path folder;

    private Path file;
    private GuardFiles files;

    @BeforeEach
    void makeFile() throws Exception {
        file = Files.writeString(folder.resolve(SteppableGuard.FILES + "lock"), "@12\n");
        Files.writeString(folder.resolve("tickets.txt"), "7");
        files = new GuardFiles(folder);
    }

    @Test
    void onlyFilesOfTheLock_areSeen_withTheirNumberAndContent() throws Exception {
        Object inode = Files.getAttribute(file, "unix:ino");
        assertThat(files.look(Set.of())).containsExactly("guard.lock=#" + inode + ":@12");
    }

    @Test
    void fileIsOld_onceTimeHasPassed() throws Exception {
        files.age();
        assertThat(files.look(Set.of())).singleElement().asString().endsWith(":@12:old");
    }

    @Test
    void recordLockOfABuyer_isSeen_andThatOfAnybodyElseIsNot() throws Exception {
        Object inode = Files.getAttribute(file, "unix:ino");
        Process locker = new ProcessBuilder("python3", "-c", LOCKER, file.toString()).start();
        try {
            assertThat(locker.inputReader().readLine()).isEqualTo("locked");
            assertThat(files.look(Set.of(ME))).hasSize(1);
            assertThat(files.look(Set.of(locker.pid())))
                    .hasSize(2)
                    .last()
                    .asString()
                    .startsWith("has:@" + locker.pid() + ":#" + inode + ":0-");
        } finally {
            locker.getOutputStream().close();
            locker.waitFor();
        }
    }
}
