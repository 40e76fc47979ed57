package ticketrace.multiprocessing;

/** What a program can learn about signals without private interfaces of the JDK. */
final class Signals {

    private Signals() {}

    /**
     * In a shutdown hook: whether SIGTERM, SIGINT or SIGHUP ends this process. The thread of its handler waits for the
     * hooks.
     */
    static boolean areEndingThisProcess() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .anyMatch(name -> name.equals("SIGTERM handler")
                        || name.equals("SIGINT handler")
                        || name.equals("SIGHUP handler"));
    }
}
