package ticketrace.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.store.Isolation;
import ticketrace.store.Stores;

/**
 * A store, and the guards and the level of isolation that were asked for it: whether they fit.
 *
 * @param command whose usage is wrong if they do not
 */
record GuardChoice(
        CommandSpec command, String store, @Nullable String isolation) {

    /** Refuses a level that none of the guards has a use for. */
    void checkIsolation(List<String> guards) {
        if (isolation != null && guards.stream().noneMatch(this::hasIsolation)) {
            throw wrong("--isolation is for guard 'transaction'; " + String.join(", ", guards) + " leaves no choice");
        }
    }

    /** Whether the guard has levels of isolation; wrong usage if it is unknown or does not fit the store. */
    boolean hasIsolation(String guard) {
        check("store", "stores", store, Stores.names());
        check("guard", "guards", guard, Guards.all().stream().map(Guard::name).toList());
        try {
            return Guards.named(guard, store).hasIsolation();
        } catch (IllegalArgumentException doesNotFit) {
            throw wrong(String.valueOf(doesNotFit.getMessage()));
        }
    }

    /** The level that was asked for, or the usual one. */
    Isolation level() {
        if (isolation == null) {
            return Isolation.DEFAULT;
        }
        check("isolation level", "levels", isolation, Isolation.labels());
        return Isolation.named(isolation);
    }

    private void check(String kind, String all, String typed, List<String> names) {
        if (!names.contains(typed)) {
            throw wrong(DidYouMean.unknown(kind, all, typed, names));
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
