package ticketrace.explore.stepping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketrace.guard.Guards;
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

    private static final String LOCKER_OF_MANY = """
            import fcntl, sys
            file = open(sys.argv[1], 'r+')
            for byte in range(0, 100, 2):
                fcntl.lockf(file, fcntl.LOCK_EX, 1, byte)
            print('locked', flush=True)
            sys.stdin.read()
            """;

    /** Takes and frees hundreds of locks, until its input ends. */
    private static final String BUSY_LOCKER = """
            import fcntl, random, sys, threading
            ended = threading.Event()
            threading.Thread(target=lambda: (sys.stdin.read(), ended.set()), daemon=True).start()
            file = open(sys.argv[1], 'w+b')
            print('locked', flush=True)
            while not ended.is_set():
                fcntl.lockf(file, random.choice([fcntl.LOCK_UN, fcntl.LOCK_EX]), 1, 2 * random.randrange(400))
            """;

    private static final int LOOKS = 100;
    private static final long ME = ProcessHandle.current().pid();

    @TempDir
    Path folder;

    private Path file;
    private GuardFiles files;

    @BeforeEach
    void makeFile() throws Exception {
        file = Files.writeString(folder.resolve(SteppableGuard.FILES + "lock"), "@12\n");
        Files.writeString(folder.resolve("sales.csv"), "seat\n");
        files = new GuardFiles(folder, Set.of("tickets.txt"));
    }

    @Test
    void onlyFilesOfTheLock_areSeen_withTheirNumberAndContent() throws Exception {
        Object inode = Files.getAttribute(file, "unix:ino");
        assertThat(files.look(Set.of())).containsExactly("guard.lock=#" + inode + ":@12");
    }

    /** A buyer may give that name to another file. */
    @Test
    void fileWithAnotherName_isSeenByItsNumber_andNotByItsContent() throws Exception {
        Path count = Files.writeString(folder.resolve("tickets.txt"), "7");
        Object inode = Files.getAttribute(count, "unix:ino");
        assertThat(files.look(Set.of())).hasSize(2).last().isEqualTo("tickets.txt=#" + inode);
    }

    @Test
    void fileIsOld_onceTimeHasPassed() throws Exception {
        Guards.named("mended:kernel-lock").passTime(folder);
        assertThat(files.look(Set.of())).singleElement().asString().endsWith(":@12:old");
    }

    @Test
    void recordLockOfABuyer_isSeen_andThatOfAnybodyElseIsNot() throws Exception {
        Object inode = Files.getAttribute(file, "unix:ino");
        Process locker = start(LOCKER, file);
        try {
            assertThat(files.look(Set.of(ME))).hasSize(1);
            assertThat(files.look(Set.of(locker.pid())))
                    .hasSize(2)
                    .last()
                    .asString()
                    .startsWith("has:@" + locker.pid() + ":#" + inode + ":0-");
        } finally {
            end(locker);
        }
    }

    /** The kernel tells a long list page by page: a line may be there twice, or missing, if the list changes meanwhile. */
    @Test
    void locksThatOthersTakeAndFree_changeNothingOfWhatIsSeen() throws Exception {
        Process locker = start(LOCKER_OF_MANY, file);
        Process busy = start(BUSY_LOCKER, folder.resolve("of others"));
        try {
            List<String> first = files.look(Set.of(locker.pid()));
            assertThat(first).hasSize(51);
            for (int look = 0; look < LOOKS; look++) {
                assertThat(files.look(Set.of(locker.pid()))).as("look %s", look).isEqualTo(first);
            }
        } finally {
            end(busy);
            end(locker);
        }
    }

    private static Process start(String program, Path file) throws Exception {
        Process locker = new ProcessBuilder("python3", "-c", program, file.toString()).start();
        assertThat(locker.inputReader().readLine()).isEqualTo("locked");
        return locker;
    }

    private static void end(Process locker) throws Exception {
        locker.getOutputStream().close();
        locker.waitFor();
    }
}
