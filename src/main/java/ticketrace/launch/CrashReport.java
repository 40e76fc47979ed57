package ticketrace.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files that a JVM writes when it crashes: an error report, and a file for replaying the compiler. By default a JVM
 * writes them into the working directory. These options name another place, because the working directory belongs to
 * the user.
 *
 * <p>Source: "Fatal Error Log" in the JDK's troubleshooting guide; {@code -XX:ErrorFile} in java(1).
 *
 * @param beside a file; the JVM writes its report into the folder of this file
 */
record CrashReport(Path beside) {

    private static final String REPORT = "hs_err_pid";
    private static final String REPLAY = "replay_pid";
    private static final String SUFFIX = ".log";

    /** The report of a JVM that has no folder of its own: it is in the folder for temporary files. */
    static CrashReport amongTemporaryFiles() {
        return new CrashReport(Path.of(System.getProperty("java.io.tmpdir")).resolve("beside"));
    }

    /** The options that make a JVM write its report there. */
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
