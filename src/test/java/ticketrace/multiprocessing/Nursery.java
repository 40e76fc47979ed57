package ticketrace.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ticketrace.Await;
import ticketrace.Limits;
import ticketrace.RunsFolder;

/** A folder for the files of a test's children. A child that is left when the test is over is killed, and fails it. */
final class Nursery implements AutoCloseable {

    private final RunsFolder folder = RunsFolder.create();

    String file(String name) {
        return folder.resolve(name).toString();
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** A child that was started, and lives until {@link #end}. */
    ChildProcess startLiving(String name) throws IOException {
        ChildProcess child = ChildProcess.of(Deeds::live, file(name)).name(name).start();
        awaitFile(name + ".pid");
        return child;
    }

    /** A child that lives may end by itself. */
    void end(String name) throws IOException {
        Deeds.tell(file(name + ".end"), "end");
    }

    void awaitFile(String name) {
        Await.until(name + " is there", () -> Files.exists(path(name)));
    }

    String read(String name) throws IOException {
        awaitFile(name);
        return Files.readString(path(name));
    }

    /** Joins it; fails if it does not end. */
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
                .as("children left behind, and now killed")
                .isEmpty();
    }
}
