package ticketrace.launch;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a process has done up to a moment, and what it does at that moment, as the kernel reports it.
 *
 * <p>Without {@code /proc} only the processor time is known; with the {@code /proc} of another pid namespace, nothing.
 *
 * <p>Source: proc(5); {@code Documentation/scheduler/sched-stats} in the Linux kernel.
 *
 * @param usedNanos processor time of all its threads, from its beginning
 * @param queuedNanos how long its threads that live have waited for a processor, all together
 */
record ProcessActivity(long usedNanos, long queuedNanos, Doing doing) {

    /** What a process does, and a sentence about it. */
    enum Doing {
        RUNS("it runs or waits for a processor"),
        WAITS_FOR_A_DISK("it waits for a disk"),
        SLEEPS("it sleeps"),
        IS_STOPPED("it is stopped, as by SIGSTOP"),
        HAS_ENDED("it has ended"),
        UNKNOWN("what it does is unknown");

        private final String words;

        Doing(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** Looks at it now. */
    static ProcessActivity of(long pid) {
        if (ProcFolder.isOfOthers()) { // the JDK would look there, too
            return new ProcessActivity(0, 0, Doing.UNKNOWN);
        }
        long used = ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .map(Duration::toNanos)
                .orElse(0L);
        return ProcFolder.isThere()
                ? ofThreads(used, ProcFolder.of(pid).resolve("task"))
                : new ProcessActivity(used, 0, Doing.UNKNOWN);
    }

    private static ProcessActivity ofThreads(long used, Path tasks) {
        long queued = 0;
        Doing doing = Doing.HAS_ENDED;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
            for (Path thread : threads) {
                queued += queuedOf(thread);
                Doing here = doingOf(thread);
                doing = here.compareTo(doing) < 0 ? here : doing;
            }
        } catch (IOException | DirectoryIteratorException e) { // it has ended, or this process has too many files open
            return new ProcessActivity(used, queued, Files.exists(tasks) ? Doing.UNKNOWN : Doing.HAS_ENDED);
        }
        return new ProcessActivity(used, queued, doing);
    }

    /** 0 if the kernel does not count this or the thread has just ended. */
    private static long queuedOf(Path thread) {
        try {
            String[] words = Files.readString(thread.resolve("schedstat")).split(" ", 3);
            return words.length == 3 ? Long.parseLong(words[1]) : 0;
        } catch (IOException notCounted) {
            return 0;
        }
    }

    private static Doing doingOf(Path thread) throws IOException {
        return switch (StoppedProcess.state(thread)) {
            case 'R' -> Doing.RUNS;
            case 'D' -> Doing.WAITS_FOR_A_DISK;
            case 'T', 't' -> Doing.IS_STOPPED;
            case 'Z', 'X' -> Doing.HAS_ENDED;
            default -> Doing.SLEEPS;
        };
    }
}
