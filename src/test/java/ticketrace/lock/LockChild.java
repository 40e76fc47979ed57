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
 * The other process of the lock tests. It does what the lines on its standard input say; see {@link OtherProcess}.
 *
 * <p>A line is {@code <name> <verb> <argument>}, where the name stands for a lock and for the thread that uses it. The
 * answer is {@code <name> <result>}.
 */
final class LockChild {

    /** Instead of the name of a lock. */
    static final String ALL = "all";

    static final String BEGIN_ANEW = ALL + " begin-anew -";
    static final String DONE = "done";

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Map<String, Hand> hands = new HashMap<>();
    private final Map<String, ProcessLock> locks = new HashMap<>();
    private final AtomicInteger unanswered = new AtomicInteger();

    public static void main(String[] arguments) throws Exception {
        LockChild child = new LockChild();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                child.take(line.split(" ", 3));
            }
        }
    }

    private void take(String[] words) throws Exception {
        String name = words[0];
        String argument = words[2];
        if (name.equals(ALL)) {
            out.println(ALL + " " + (beganAnew() ? DONE : "busy"));
            return;
        }
        Hand hand = hands.computeIfAbsent(name, unused -> new Hand());
        ProcessLock lock = locks.get(name);
        switch (words[1]) {
            case "open" -> {
                try {
                    locks.put(name, hand.does(() -> opened(argument)));
                    out.println(name + " open");
                } catch (IOException e) {
                    out.println(name + " " + e.getMessage());
                }
            }
            case "try" -> answer(hand, name, () -> lock.tryAcquire() != null);
            case "acquire" -> answer(hand, name, () -> lock.acquire(Duration.parse(argument)) != null);
            case "release" ->
                answer(hand, name, () -> {
                    lock.release();
                    return "released";
                });
            case "close" ->
                answer(hand, name, () -> {
                    lock.close();
                    return "closed";
                });
            case "await-waiting" -> {
                hand.awaitWaiting();
                out.println(name + " waiting");
            }
            default -> throw new IllegalArgumentException(String.join(" ", words));
        }
    }

    private boolean beganAnew() throws Exception {
        if (unanswered.get() > 0) {
            return false;
        }
        for (Map.Entry<String, ProcessLock> each : locks.entrySet()) {
            hands.get(each.getKey()).does(() -> {
                each.getValue().close();
                return DONE;
            });
        }
        for (Hand hand : hands.values()) {
            hand.close();
        }
        hands.clear();
        locks.clear();
        return true;
    }

    private ProcessLock opened(String kindAndPath) throws IOException {
        String[] words = kindAndPath.split(" ", 2);
        Path file = Path.of(words[1]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        return LockKind.valueOf(words[0]).open(file);
    }

    private void answer(Hand hand, String name, Callable<?> work) {
        unanswered.incrementAndGet();
        hand.beginAlone(() -> {
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
