package ticketrace.cli;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jline.utils.Signals;

/**
 * Ctrl-C while a race runs: the first one asks the race to end in order, the second one ends everything at once. Buyers
 * do not get the signal; they end when this process has ended.
 */
final class Interrupts implements BooleanSupplier, AutoCloseable {

    private static final String CTRL_C = "INT";

    private final AtomicBoolean asked = new AtomicBoolean();
    private final Object before;

    private Interrupts() {
        this.before = Signals.register(CTRL_C, this::interrupt);
    }

    static Interrupts listen() {
        return new Interrupts();
    }

    private void interrupt() {
        if (asked.getAndSet(true)) {
            System.exit(ExitCode.INTERRUPTED); // this runs the hook that kills the buyers
        }
    }

    @Override
    public boolean getAsBoolean() {
        return asked.get();
    }

    @Override
    public void close() {
        Signals.unregister(CTRL_C, before);
    }
}
