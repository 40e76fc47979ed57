package ticketrace.multiprocessing;

/** What the JVM lets be known about signals without private interfaces. */
final class Signals {

    private Signals() {}

    /** In a shutdown hook: whether SIGTERM, SIGINT or SIGHUP ends this process. Its handler's thread waits for the hooks. */
    static boolean areEndingThisProcess() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .anyMatch(name -> name.equals("SIGTERM handler")
                        || name.equals("SIGINT handler")
                        || name.equals("SIGHUP handler"));
    }
}
