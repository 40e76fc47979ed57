package ticketrace.run;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The store or the guard of a race: its name and its options. It is public, because {@code race.json} contains it. A
 * secret, such as a password, is never part of it: the launcher sends it to a buyer through the buyer's pipe.
 *
 * @param name its name in the catalogue
 * @param options the options that were set, sorted by name
 */
public record Choice(String name, Map<String, String> options) {

    public Choice {
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }

    /** A choice with no option set. */
    static Choice of(String name) {
        return new Choice(name, Map.of());
    }

    /** The value of an option; null if it was not set. */
    @Nullable
    String option(String option) {
        return options.get(option);
    }

    /** Returns this choice with the option set to this value; without the option if the value is null. */
    Choice with(String option, @Nullable String value) {
        Map<String, String> changed = new TreeMap<>(options);
        if (value == null) {
            changed.remove(option);
        } else {
            changed.put(option, value);
        }
        return new Choice(name, changed);
    }

    /** Returns a choice of another name with the same options. */
    Choice named(String other) {
        return new Choice(other, options);
    }
}
