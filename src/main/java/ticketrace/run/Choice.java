package ticketrace.run;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A store or a guard that was chosen for a race, by its name, with its options. Everybody may read it: it is written to
 * {@code race.json}. What must stay secret, such as a password, reaches a buyer through its pipe and never stands here.
 *
 * @param name as the catalogue has it
 * @param options what else was chosen, each by its name; sorted by it
 */
public record Choice(String name, Map<String, String> options) {

    public Choice {
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }

    /** One that leaves all options as they are. */
    static Choice of(String name) {
        return new Choice(name, Map.of());
    }

    /** The value of an option; null if nobody chose it. */
    @Nullable
    String option(String option) {
        return options.get(option);
    }

    /** The same with an option of this value; without that option if the value is null. */
    Choice with(String option, @Nullable String value) {
        Map<String, String> changed = new TreeMap<>(options);
        if (value == null) {
            changed.remove(option);
        } else {
            changed.put(option, value);
        }
        return new Choice(name, changed);
    }

    /** Another one with the same options. */
    Choice named(String other) {
        return new Choice(other, options);
    }
}
