package ticketrace.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The children of this process that were started and have not ended, and what becomes of them when it ends: it waits for
 * those that are no daemons, and ends those that are.
 *
 * <p>A thread waits for each child that is no daemon, so that this JVM does not end before it; {@code System.exit} waits in
 * a shutdown hook. Ended by a signal, this process waits for nobody.
 */
final class Children {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Set<ChildProcess> ACTIVE = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Children::atTheEnd, "children"));
    }

    private Children() {}

    /** The identity of the next child. */
    static String nextIdentity() {
        return ThisProcess.identityPrefix() + COUNT.incrementAndGet();
    }

    static void started(ChildProcess child, Process process, ExitNote note) {
        ACTIVE.add(child);
        Thread waiter = new Thread(() -> await(child, process, note), "waits-for-" + child.name());
        waiter.setDaemon(child.isDaemon());
        waiter.start();
    }

    private static void await(ChildProcess child, Process process, ExitNote note) {
        process.onExit().join();
        ACTIVE.remove(child);
        child.hasEnded(process.exitValue(), note);
    }

    static List<ChildProcess> active() {
        return new ArrayList<>(ACTIVE);
    }

    private static void atTheEnd() {
        boolean bySignal = Signals.areEndingThisProcess();
        for (ChildProcess child : ACTIVE) {
            if (child.isDaemon()) {
                child.terminate();
            }
        }
        for (ChildProcess child : ACTIVE) {
            if (!child.isDaemon() && !bySignal) {
                child.awaitEnd();
            }
        }
    }
}
