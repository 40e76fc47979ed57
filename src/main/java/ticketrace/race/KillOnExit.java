package ticketrace.race;

/** Kills the buyers that still race if this process must end during the race. It is a shutdown hook of the JVM. */
final class KillOnExit implements AutoCloseable {

    private final Thread killAll;

    KillOnExit(RunningBuyers buyers) {
        this.killAll = new Thread(buyers::killThoseLeft, "kill-buyers");
        Runtime.getRuntime().addShutdownHook(killAll);
    }

    /** Removes the hook, because the race is over. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(killAll);
        } catch (IllegalStateException alreadyShuttingDown) {
            // the hook runs already; it kills only buyers that still race
        }
    }
}
