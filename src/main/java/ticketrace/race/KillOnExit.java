package ticketrace.race;

/** Kills the buyers that still race, should this process be told to end in the middle of their race. */
final class KillOnExit implements AutoCloseable {

    private final Thread killAll;

    KillOnExit(RunningBuyers buyers) {
        this.killAll = new Thread(buyers::killThoseLeft, "kill-buyers");
        Runtime.getRuntime().addShutdownHook(killAll);
    }

    /** The race is over. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(killAll);
        } catch (IllegalStateException alreadyShuttingDown) {
            // then it runs, and finds nothing alive
        }
    }
}
