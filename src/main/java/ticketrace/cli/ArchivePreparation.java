package ticketrace.cli;

import java.util.function.BooleanSupplier;
import ticketrace.race.BuyerJvm;
import ticketrace.view.terminal.PreparationLine;

/** Makes the class archive of the buyers before a command starts any, and says so on standard error. */
final class ArchivePreparation {

    private ArchivePreparation() {}

    /** Makes it if it is not there; returns false if it was interrupted. */
    static boolean ofBuyers(BooleanSupplier interrupted) {
        return BuyerJvm.makeReady(PreparationLine.onStandardError(), interrupted);
    }

    /** The same for a command that Ctrl-C ends at once. */
    static void ofBuyers() {
        ofBuyers(() -> false);
    }
}
