package ticketrace.view.words;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.explore.Bounds;
import ticketrace.explore.Exploration;
import ticketrace.guard.Guards;
import ticketrace.guard.Trap;
import ticketrace.run.RaceSettings;

/** The smallest race in which a trap fails, as options of the command {@code explore}. */
public final class TrapRace {

    /** What {@code explore} takes if nobody says otherwise. */
    private static final Trap.Size USUAL = Trap.Size.SMALLEST;

    private static final String USUAL_STORE = "file";

    private TrapRace() {}

    /** The options, such as {@code --quota 2 --tickets 2}; empty if the trap fails without any. */
    public static String options(Trap trap) {
        Trap.Size size = trap.size();
        List<String> options = new ArrayList<>();
        if (!trap.store().equals(USUAL_STORE)) {
            options.add("--store " + trap.store());
        }
        option(options, "--buyers", size.buyers(), USUAL.buyers());
        option(options, "--tickets", size.tickets(), USUAL.tickets());
        option(options, "--quota", size.quota(), USUAL.quota());
        option(options, "--kills", size.kills(), USUAL.kills());
        if (size.kills() > 0) {
            options.add("--respawn");
        }
        option(options, "--timeouts", size.timeouts(), USUAL.timeouts());
        return String.join(" ", options);
    }

    private static void option(List<String> options, String name, int number, int usual) {
        if (number != usual) {
            options.add(name + " " + number);
        }
    }

    /** The options in words: they, or that none is needed. */
    public static String inWords(Trap trap) {
        String options = options(trap);
        return options.isEmpty() ? "no option" : options;
    }

    /** What to say of a trap that did not fail because the race was too small for it; null for all else. */
    public static @Nullable String hint(RaceSettings race, Bounds bounds, Exploration exploration) {
        return exploration.asPromised()
                        && Guards.find(race.guard()) instanceof Trap trap
                        && isTooSmall(race, bounds, trap)
                ? "This trap fails with " + options(trap) + "."
                : null;
    }

    private static boolean isTooSmall(RaceSettings race, Bounds bounds, Trap trap) {
        Trap.Size size = trap.size();
        Integer quota = race.quota();
        return race.buyers() < size.buyers()
                || race.tickets() < size.tickets()
                || (quota != null && quota < size.quota())
                || bounds.kills() < size.kills()
                || (size.kills() > 0 && !bounds.respawn())
                || bounds.timeouts() < size.timeouts();
    }
}
