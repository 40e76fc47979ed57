package ticketrace.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The owner of class archives: the paths of some jars and of a JDK. A new archive of an owner replaces its old one.
 *
 * @param jars the jars at the beginning of a class path
 * @param jdk the home of a JDK
 */
record ArchiveOwner(List<Path> jars, Path jdk) {

    static ArchiveOwner ofThisJvm() {
        return new ArchiveOwner(ClassPath.ofThisJvm().leadingJars(), Path.of(System.getProperty("java.home")));
    }

    /** Whether the jars and the JDK still exist at these paths. */
    boolean isThere() {
        return jars.stream().allMatch(Files::isRegularFile) && Files.isDirectory(jdk);
    }

    /** All paths: what {@link #parse} reads. */
    List<String> lines() {
        return Stream.concat(jars.stream(), Stream.of(jdk)).map(Path::toString).toList();
    }

    /**
     * The owner that these lines name.
     *
     * @throws IOException if they name none
     */
    static ArchiveOwner parse(String lines) throws IOException {
        List<Path> paths = new ArrayList<>();
        try {
            lines.lines().forEach(line -> paths.add(Path.of(line)));
        } catch (InvalidPathException e) {
            throw new IOException(e);
        }
        if (paths.size() < 2) {
            throw new IOException("no jar and no JDK");
        }
        int jars = paths.size() - 1;
        return new ArchiveOwner(List.copyOf(paths.subList(0, jars)), paths.get(jars));
    }

    static ArchiveOwner read(Path file) throws IOException {
        return parse(Files.readString(file, StandardCharsets.UTF_8));
    }
}
