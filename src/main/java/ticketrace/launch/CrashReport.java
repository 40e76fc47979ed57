package ticketrace.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The two files that a JVM writes when it crashes: what it was doing, and how to compile that again. Without these
 * options it writes both into the working directory, which belongs to the user.
 *
 * <p>Source: "Fatal Error Log" in the JDK's troubleshooting guide; {@code -XX:ErrorFile} in java(1).
 *
 * @param beside a file; the report is to be in its folder
 */
record CrashReport(Path beside) {

    private static final String REPORT = "hs_err_pid";
    private static final String REPLAY = "replay_pid";
    private static final String SUFFIX = ".log";

    /** The report of a JVM that has no folder of its own: it goes where temporary files are. */
    static CrashReport amongTemporaryFiles() {
        return new CrashReport(Path.of(System.getProperty("java.io.tmpdir")).resolve("beside"));
    }

    /** The options that have a JVM write its report there. */
    List<String> options() {
        return List.of("-XX:ErrorFile=" + pattern(REPORT), "-XX:ReplayDataFile=" + pattern(REPLAY));
    }

    /** The name of a file; the JVM replaces {@code %p} by its pid. */
    private String pattern(String name) {
        return beside.resolveSibling(name).toString().replace("%", "%%") + "%p" + SUFFIX;
    }

    /** The report of the JVM that had this pid; empty if that JVM did not crash. */
    Optional<Path> of(long pid) {
        return Optional.of(beside.resolveSibling(REPORT + pid + SUFFIX)).filter(Files::exists);
    }
}
