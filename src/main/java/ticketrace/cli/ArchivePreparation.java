package ticketrace.cli;

import java.util.function.BooleanSupplier;
import ticketrace.race.BuyerJvm;
import ticketrace.view.terminal.PreparationLine;

/** What buyers need and is made only once: made before a command starts any, and told on standard error. */
final class ArchivePreparation {

    private ArchivePreparation() {}

    /** Sees to it; whether it was not interrupted. */
    static boolean ofBuyers(BooleanSupplier interrupted) {
        return BuyerJvm.makeReady(PreparationLine.onStandardError(), interrupted);
    }

    /** The same where Ctrl-C ends everything at once. */
    static void ofBuyers() {
        ofBuyers(() -> false);
    }
}
