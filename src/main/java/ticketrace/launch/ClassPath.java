package ticketrace.launch;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The folders and jars in which a JVM finds its classes. Immutable.
 *
 * @param entries folders and jars, in the order in which they are searched
 */
record ClassPath(List<String> entries) {

    /** The class path of this JVM, with absolute names: a child may run in another folder. */
    static ClassPath ofThisJvm() {
        return of(System.getProperty("java.class.path"));
    }

    static ClassPath of(String text) {
        return new ClassPath(Arrays.stream(text.split(File.pathSeparator, -1))
                .map(ClassPath::absolute)
                .toList());
    }

    /** An empty entry is the working directory. A name that this JVM cannot read stays as it is. */
    private static String absolute(String entry) {
        try {
            return Path.of(entry).toAbsolutePath().toString();
        } catch (InvalidPathException unreadable) {
            return entry;
        }
    }

    String text() {
        return String.join(File.pathSeparator, entries);
    }

    /**
     * The jars at its beginning, up to the first folder. A class archive can be made for these, and a JVM may use it if
     * its class path begins with them.
     *
     * <p>Source: "Application Class-Data Sharing" in java(1): no folders when it is made; the same prefix when it is
     * used.
     */
    List<Path> leadingJars() {
        List<Path> jars = new ArrayList<>();
        for (String entry : entries) {
            if (!entry.endsWith(".jar")) {
                break;
            }
            try {
                Path jar = Path.of(entry);
                if (!Files.isRegularFile(jar)) {
                    break;
                }
                jars.add(jar);
            } catch (InvalidPathException unreadable) {
                break;
            }
        }
        return List.copyOf(jars);
    }
}
