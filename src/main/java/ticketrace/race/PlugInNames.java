package ticketrace.race;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ticketrace.guard.Guards;
import ticketrace.run.RaceSettings;
import ticketrace.store.Stores;

/**
 * The classes of a buyer's store and guard: see {@link ticketrace.plugin.PlugInClass}; and the guard's options. They are
 * three of the arguments of a buyer.
 *
 * @param store the class of the store
 * @param guard the class of the guard
 * @param guardOptions the options of the guard that were set, by name
 */
public record PlugInNames(String store, String guard, Map<String, String> guardOptions) {

    private static final String NONE = "-";
    private static final char BETWEEN = ',';
    private static final char IS = '=';

    /** The classes for a race. Only the launcher calls this, because it knows the catalogues. */
    public static PlugInNames of(RaceSettings race) {
        return new PlugInNames(
                Stores.named(race.store()).getClass().getName(),
                Guards.named(race.guard()).getClass().getName(),
                race.chosenGuard().options());
    }

    /** Reads what {@link #toArguments} wrote. */
    public static PlugInNames fromArguments(String store, String guard, String options) {
        Map<String, String> set = new HashMap<>();
        if (!options.equals(NONE)) {
            for (String option : options.split(String.valueOf(BETWEEN), -1)) {
                int is = option.indexOf(IS);
                set.put(
                        option.substring(0, is),
                        option.substring(is + 1)
                                .replace("%3D", "=")
                                .replace("%2C", ",")
                                .replace("%25", "%"));
            }
        }
        return new PlugInNames(store, guard, set);
    }

    /** The names as arguments of a buyer's main method. */
    public List<String> toArguments() {
        StringBuilder options = new StringBuilder();
        guardOptions.forEach((name, value) -> options.append(options.length() == 0 ? "" : BETWEEN)
                .append(name)
                .append(IS)
                .append(value.replace("%", "%25").replace(",", "%2C").replace("=", "%3D")));
        return List.of(store, guard, guardOptions.isEmpty() ? NONE : options.toString());
    }
}
