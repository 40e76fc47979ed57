package ticketrace.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ticketrace.Await;
import ticketrace.Limits;
import ticketrace.RunsFolder;

/** A folder for the files of a test's children. {@link #close} kills a child that is left, and then fails the test. */
final class TestChildren implements AutoCloseable {

    private final RunsFolder folder = RunsFolder.create();

    String file(String name) {
        return folder.resolve(name).toString();
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** Starts a child that runs until {@link #end}. */
    ChildProcess startUntilEnd(String name) throws IOException {
        ChildProcess child =
                ChildProcess.of(ChildTasks::runUntilEnd, file(name)).name(name).start();
        awaitFile(name + ".pid");
        return child;
    }

    /** Lets a child of {@link #startUntilEnd} end by itself. */
    void end(String name) throws IOException {
        ChildTasks.writeFile(file(name + ".end"), "end");
    }

    void awaitFile(String name) {
        Await.until("the file " + name + " exists", () -> Files.exists(path(name)));
    }

    /** Waits until the file exists, and returns its text. */
    String read(String name) throws IOException {
        awaitFile(name);
        return Files.readString(path(name));
    }

    /** Waits until the child has ended, and returns its exit code; fails if it does not end. */
    static int exitCodeOf(ChildProcess child) throws InterruptedException {
        assertThat(child.join(Limits.ANSWER)).as("%s has ended", child.name()).isTrue();
        return child.exitCode().orElseThrow();
    }

    @Override
    public void close() throws IOException {
        List<ChildProcess> left = ChildProcess.active();
        left.forEach(ChildProcess::kill);
        folder.close();
        assertThat(left.stream().map(ChildProcess::name))
                .as("children that the test left behind (now killed)")
                .isEmpty();
    }
}
