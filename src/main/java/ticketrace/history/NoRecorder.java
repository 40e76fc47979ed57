package ticketrace.history;

/** Records nothing. It counts the purchases, because the list of sales contains their numbers. One thread. */
final class NoRecorder implements Recorder {

    private int purchases;

    @Override
    public void started(long signalNanos, long skewNanos, ClockOffset offset) {}

    @Override
    public int open() {
        return ++purchases;
    }

    @Override
    public void begins(Step step) {}

    @Override
    public void granted(long queuedSinceNanos, long token, boolean previousHolderDied) {}

    @Override
    public void leaseLost() {}

    @Override
    public void named(String step) {}

    @Override
    public void ended(Step step) {}

    @Override
    public void ended(Step step, int value) {}

    @Override
    public void ended(Outcome outcome) {}

    @Override
    public void close(EndReason reason) {}

    @Override
    public void close() {}
}
