package ticketrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A fresh folder of a test's own, for the folders of its runs.
 *
 * <p>Commands are started in it, or are given its path. So whatever process is left when the test is over is found here,
 * ended by its pid, and fails the test.
 */
public final class RunsFolder implements AutoCloseable {

    private final Path path;

    private RunsFolder(Path path) {
        this.path = path;
    }

    public static RunsFolder create() {
        return new RunsFolder(Scratch.folder("ticketrace-test-"));
    }

    public Path path() {
        return path;
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    /** What is in a folder, by name; empty if there is no such folder. */
    public static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The processes that were started for this folder and still are. */
    public List<Long> processes() {
        return ProcessTable.naming(path);
    }

    /** Deletes the folder, once no process is left that has to do with it. */
    @Override
    public void close() throws IOException {
        closeWithin(Limits.ANSWER);
    }

    /** Closes; processes may take so long to end. */
    public void closeWithin(Duration limit) throws IOException {
        List<Long> left = processesLeft(limit);
        left.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        delete();
        assertThat(left).as("processes left behind, and now killed").isEmpty();
    }

    private List<Long> processesLeft(Duration limit) {
        return Await.within(limit, () -> processes().isEmpty()) ? List.of() : processes();
    }

    private void delete() throws IOException {
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
