package ticketrace.lock;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The other process of the lock tests. It executes the commands on its standard input; see {@link OtherProcess}.
 *
 * <p>A line is {@code <name> <verb> <argument>}, where the name stands for a lock and for the thread that uses it. The
 * answer is {@code <name> <result>}.
 */
final class LockChild {

    /** Stands for all locks, instead of the name of one. */
    static final String ALL = "all";

    static final String RESET = ALL + " reset -";
    static final String DONE = "done";

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Map<String, WorkerThread> threads = new HashMap<>();
    private final Map<String, ProcessLock> locks = new HashMap<>();
    private final AtomicInteger unanswered = new AtomicInteger();

    public static void main(String[] arguments) throws Exception {
        LockChild child = new LockChild();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                child.execute(line.split(" ", 3));
            }
        }
    }

    private void execute(String[] words) throws Exception {
        String name = words[0];
        String argument = words[2];
        if (name.equals(ALL)) {
            out.println(ALL + " " + (reset() ? DONE : "busy"));
            return;
        }
        WorkerThread thread = threads.computeIfAbsent(name, unused -> new WorkerThread());
        ProcessLock lock = locks.get(name);
        switch (words[1]) {
            case "open" -> {
                try {
                    locks.put(name, thread.call(() -> open(argument)));
                    out.println(name + " open");
                } catch (IOException e) {
                    out.println(name + " " + e.getMessage());
                }
            }
            case "try" -> answer(thread, name, () -> lock.tryAcquire() != null);
            case "acquire" -> answer(thread, name, () -> lock.acquire(Duration.parse(argument)) != null);
            case "release" ->
                answer(thread, name, () -> {
                    lock.release();
                    return "released";
                });
            case "close" ->
                answer(thread, name, () -> {
                    lock.close();
                    return "closed";
                });
            case "await-waiting" -> {
                thread.awaitWaiting();
                out.println(name + " waiting");
            }
            default -> throw new IllegalArgumentException(String.join(" ", words));
        }
    }

    private boolean reset() throws Exception {
        if (unanswered.get() > 0) {
            return false;
        }
        for (Map.Entry<String, ProcessLock> each : locks.entrySet()) {
            threads.get(each.getKey()).call(() -> {
                each.getValue().close();
                return DONE;
            });
        }
        for (WorkerThread thread : threads.values()) {
            thread.close();
        }
        threads.clear();
        locks.clear();
        return true;
    }

    private ProcessLock open(String kindAndPath) throws IOException {
        String[] words = kindAndPath.split(" ", 2);
        Path file = Path.of(words[1]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        return LockKind.valueOf(words[0]).open(file);
    }

    private void answer(WorkerThread thread, String name, Callable<?> work) {
        unanswered.incrementAndGet();
        thread.execute(() -> {
            Object answer;
            try {
                answer = work.call();
            } catch (Exception e) {
                answer = e;
            }
            unanswered.decrementAndGet();
            out.println(name + " " + answer);
        });
    }
}
