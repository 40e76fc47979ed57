package ticketrace.cli;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.guard.Trap;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;
import ticketrace.store.Isolation;
import ticketrace.store.Stores;

/** The options of every race, free or stepped; checks whether a guard fits them. */
final class RaceOptions {

    /** The word for every guard that fits the store, or every level of isolation. */
    static final String ALL = "all";

    @Spec(Spec.Target.MIXEE)
    CommandSpec command;

    @Option(
            names = "--tickets",
            paramLabel = "N",
            description = "Tickets for sale, 1 to 9999999 (default: ${DEFAULT-VALUE}).")
    @Allowed.Numbers(to = RaceSettings.MAX_TICKETS)
    int tickets;

    @Option(
            names = "--store",
            paramLabel = "NAME",
            defaultValue = "file",
            completionCandidates = StoreNames.class,
            description = "The store that keeps the count and the sales: ${COMPLETION-CANDIDATES}"
                    + " (default: ${DEFAULT-VALUE}).")
    String store;

    @Option(
            names = "--isolation",
            paramLabel = "LEVEL",
            description = "Isolation of guard 'transaction': read-uncommitted, read-committed, repeatable-read or"
                    + " serializable (default).")
    @Nullable
    String isolation;

    @Option(
            names = "--fencing",
            description =
                    "Give each READ and WRITE the number of its grant; the store refuses a number older than the newest"
                            + " that it has seen. For guards that number their grants: lease-lock, fair-lock, robust-lock,"
                            + " file-lock.")
    boolean fencing;

    @Mixin
    RunsDirectory runs;

    @Option(names = "--json", description = "Print one JSON document on standard output; words go to standard error.")
    boolean json;

    /** The options of a race with so many tickets if the user gives no other number. */
    RaceOptions(int tickets) {
        this.tickets = tickets;
    }

    /** The settings with this guard; wrong usage if the guard's grants have no numbers that fencing needs. */
    RaceSettings settings(String guard, Load load, @Nullable Isolation level) {
        RaceSettings settings = RaceSettings.of(store, guard, load).withIsolation(level);
        try {
            return fencing ? settings.withFencing() : settings;
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    /** Refuses a level if none of the guards has levels. */
    void checkIsolation(List<String> guards) {
        if (isolation != null && guards.stream().allMatch(guard -> levels(guard).isEmpty())) {
            throw wrong("--isolation is for guard 'transaction'; " + String.join(", ", guards)
                    + " has no levels to choose from");
        }
    }

    /**
     * The level of isolation of this guard's transactions: the one that the user asked for, or the usual one.
     *
     * @return null if the guard has no levels
     */
    @Nullable
    Isolation levelOf(String guard) {
        List<Isolation> levels = levels(guard);
        if (levels.isEmpty() || isolation == null) {
            return Guards.defaultLevel(Guards.named(guard), Stores.named(store));
        }
        check(
                "isolation level",
                "levels",
                isolation,
                levels.stream().map(Isolation::label).toList());
        return Isolation.named(isolation);
    }

    /** Whether the user asked for this guard at every level of isolation. */
    boolean isEveryLevelOf(String guard) {
        return ALL.equals(isolation) && !levels(guard).isEmpty();
    }

    /** The levels to choose from for this guard; wrong usage if it is unknown or does not fit the store. */
    List<Isolation> levels(String guard) {
        check("store", "stores", store, Stores.names());
        if (Guards.find(guard) == null) {
            check("guard", "guards", guard, namesLike(guard));
        }
        try {
            return Guards.levels(Guards.named(guard, store), Stores.named(store));
        } catch (IllegalArgumentException doesNotFit) {
            throw wrong(String.valueOf(doesNotFit.getMessage()));
        }
    }

    /** The names to choose from: of traps if the user typed a trap's prefix. */
    private static List<String> namesLike(String guard) {
        boolean isTrap = guard.startsWith(Trap.PREFIX);
        return (isTrap ? Guards.traps() : Guards.all())
                .stream().map(Guard::name).toList();
    }

    private void check(String kind, String all, String typed, List<String> names) {
        if (!names.contains(typed)) {
            throw wrong(DidYouMean.unknown(kind, all, typed, names));
        }
    }

    /** What is wrong with the command line, in one line. */
    ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    /** The stores there are, for help and completion. */
    static final class StoreNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stores.names().iterator();
        }
    }
}
