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
 * How this program was started, as somebody can type it again, in a shell and in the same folder. Every hint that names a
 * command of ours begins with it.
 *
 * @param command {@code java -jar} and the jar; of several jars or of folders {@code java -cp}, all of them, and the entry
 *     class; the program's name where it is part of another program, which nobody could type
 */
public record ThisProgram(String command) {

    private static final String NAME = "ticketrace";
    private static final String ENTRY = "ticketrace.Ticketrace";
    private static final String JAVA = "java";

    /** What a POSIX shell leaves alone. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_@%+=:,./-]+");

    /** The one that runs. */
    public static ThisProgram running() {
        return started(
                System.getProperty("sun.java.command", ENTRY).split(" ", 2)[0],
                System.getProperty("java.class.path", ""),
                Path.of(System.getProperty("java.home")),
                System.getenv().getOrDefault("PATH", ""),
                Path.of("").toAbsolutePath());
    }

    /**
     * As it was started.
     *
     * @param program the class, or the jar, that the JVM was told to run
     * @param classPath the jar after {@code -jar}, or what else the classes come from
     * @param javaHome the JDK that runs it
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

    /** As short as it is understood in the working directory, which is also what a class path means by nothing. */
    private static String fromHere(Path place, Path here) {
        boolean below = place.isAbsolute() && place.startsWith(here);
        String shown = (below ? here.relativize(place) : place).toString();
        return shown.isEmpty() ? "." : shown;
    }

    /** {@code java}, if a shell finds this one by that name; else where it is. */
    private static String java(Path javaHome, String path) {
        Path own = javaHome.resolve("bin").resolve(JAVA);
        for (String folder : path.split(File.pathSeparator, -1)) {
            try {
                Path first = Path.of(folder).resolve(JAVA);
                if (Files.isExecutable(first)) {
                    return first.toRealPath().equals(own.toRealPath()) ? JAVA : quoted(own.toString());
                }
            } catch (IOException | InvalidPathException unusable) {
                // a shell would look on, too
            }
        }
        return quoted(own.toString());
    }

    /** The command line that has it do this; words that a shell would take apart are quoted. */
    public String with(String... words) {
        StringBuilder line = new StringBuilder(command);
        for (String word : words) {
            line.append(' ').append(quoted(word));
        }
        return line.toString();
    }

    /** A word as a POSIX shell takes it back. */
    public static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
