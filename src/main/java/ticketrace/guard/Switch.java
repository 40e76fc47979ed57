package ticketrace.guard;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a guard's option that is on or off: see {@link Guard#options}. */
public final class Switch {

    public static final String ON = "on";
    public static final String OFF = "off";

    private Switch() {}

    /**
     * Whether the option is on.
     *
     * @param usual whether it is on if it was not set
     * @throws IllegalArgumentException if it has another value
     */
    static boolean isOn(Map<String, String> set, String option, boolean usual) {
        @Nullable String value = set.get(option);
        if (value == null) {
            return usual;
        }
        if (value.equals(ON) || value.equals(OFF)) {
            return value.equals(ON);
        }
        throw new IllegalArgumentException("option '" + option + "' is " + ON + " or " + OFF + ", not '" + value + "'");
    }
}
