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
 * A new folder that belongs to one test and holds the folders of its runs.
 *
 * <p>The test starts its commands in this folder, or passes them its path. So {@link #close} finds every process that
 * the test left behind, kills it by its pid, and fails the test.
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

    /** The entries of {@code folder}, sorted by name; empty if the folder does not exist. */
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

    /** The pids of the running processes that work in this folder or name it. */
    public List<Long> processes() {
        return ProcessTable.naming(path);
    }

    /** Waits until no process uses the folder, then deletes it. */
    @Override
    public void close() throws IOException {
        closeWithin(Limits.ANSWER);
    }

    /** Like {@link #close}, but the processes may take {@code limit} to end. */
    public void closeWithin(Duration limit) throws IOException {
        List<Long> left = processesAfter(limit);
        left.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        delete();
        assertThat(left).as("processes that the test left behind (now killed)").isEmpty();
    }

    private List<Long> processesAfter(Duration limit) {
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
