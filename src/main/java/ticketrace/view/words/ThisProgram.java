package ticketrace.view.words;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command that started this program, as a user can type it again in a shell in the same folder. Every hint that
 * names a command of Ticketrace begins with it.
 *
 * @param command {@code java -jar} and the jar; for several jars or folders {@code java -cp}, the class path and the
 *     main class; {@code ticketrace} if another program contains this one, so that there is no such command
 */
public record ThisProgram(String command) {

    private static final String NAME = "ticketrace";
    private static final String ENTRY = "ticketrace.Ticketrace";
    private static final String JAVA = "java";

    /** A word that a POSIX shell takes without quotes. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_@%+=:,./-]+");

    /** The command of the running program. */
    public static ThisProgram running() {
        return started(
                System.getProperty("sun.java.command", ENTRY).split(" ", 2)[0],
                System.getProperty("java.class.path", ""),
                Path.of(System.getProperty("java.home")),
                System.getenv().getOrDefault("PATH", ""),
                Path.of("").toAbsolutePath());
    }

    /**
     * Derives the command from the properties of a JVM.
     *
     * @param program the class or jar that the JVM runs
     * @param classPath the jar after {@code -jar}, or the class path
     * @param javaHome the home of the JDK that runs the program
     * @param path the folders in which a shell looks for {@code java}
     * @param here the working directory
     */
    static ThisProgram started(String program, String classPath, Path javaHome, String path, Path here) {
        boolean isOneJar = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
        if (!isOneJar && !program.equals(ENTRY)) {
            return new ThisProgram(NAME);
        }
        String places = Stream.of(classPath.split(File.pathSeparator, -1))
                .map(place -> fromHere(Path.of(place), here))
                .collect(Collectors.joining(File.pathSeparator));
        String classes = isOneJar ? " -jar " + quoted(places) : " -cp " + quoted(places) + " " + ENTRY;
        return new ThisProgram(java(javaHome, path) + classes);
    }

    /**
     * The path relative to the working directory if it lies below; an empty class path entry means the working
     * directory.
     */
    private static String fromHere(Path place, Path here) {
        boolean below = place.isAbsolute() && place.startsWith(here);
        String shown = (below ? here.relativize(place) : place).toString();
        return shown.isEmpty() ? "." : shown;
    }

    /** {@code java} if a shell finds this JDK's by that name; otherwise its full path. */
    private static String java(Path javaHome, String path) {
        Path own = javaHome.resolve("bin").resolve(JAVA);
        for (String folder : path.split(File.pathSeparator, -1)) {
            try {
                Path first = Path.of(folder).resolve(JAVA);
                if (Files.isExecutable(first)) {
                    return first.toRealPath().equals(own.toRealPath()) ? JAVA : quoted(own.toString());
                }
            } catch (IOException | InvalidPathException unusable) {
                // a shell, too, goes on with the next folder
            }
        }
        return quoted(own.toString());
    }

    /** The command line with these words added; words that a shell would change are quoted. */
    public String with(String... words) {
        StringBuilder line = new StringBuilder(command);
        for (String word : words) {
            line.append(' ').append(quoted(word));
        }
        return line.toString();
    }

    /** The word, quoted for a POSIX shell if it needs quotes. */
    public static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
