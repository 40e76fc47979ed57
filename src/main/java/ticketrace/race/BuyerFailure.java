package ticketrace.race;

import org.jspecify.annotations.Nullable;

/** Says how a buyer ended that should not have. */
final class BuyerFailure {

    private BuyerFailure() {}

    static String inWords(RunningBuyer buyer, int exitCode, RunFolder folder) {
        @Nullable String error = buyer.error();
        if (error != null) {
            return buyer.name() + " failed: " + error;
        }
        String how = exitCode < 0 ? "was ended by signal " + -exitCode : "ended with exit code " + exitCode;
        return buyer.name() + " (pid " + buyer.info().pid() + ") " + how + LogTail.of(folder.logOf(buyer.name()));
    }
}
