package ticketrace.view.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A sentence about the machine on which a race was held. */
public final class RacedOn {

    private RacedOn() {}

    /**
     * The sentence, with all that is known about the machine.
     *
     * @param machine the description of the machine in {@code race.json}; null if the file has none
     * @return null if nothing is known
     */
    public static @Nullable String inWords(@Nullable Map<String, @Nullable Object> machine) {
        if (machine == null) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        add(parts, "", machine.get("os"), " " + machine.get("kernel") + " on " + machine.get("arch"));
        add(parts, "", machine.get("cores"), Integer.valueOf(1).equals(machine.get("cores")) ? " core" : " cores");
        add(parts, "file system ", machine.get("fileSystem"), "");
        add(parts, "", machine.get("jvm"), "");
        add(parts, "Ticketrace ", machine.get("ticketrace"), "");
        add(parts, "", machine.get("engine"), "");
        return parts.isEmpty() ? null : "Raced on " + String.join(", ", parts) + ".";
    }

    private static void add(List<String> parts, String before, @Nullable Object value, String after) {
        if (value != null) {
            parts.add(before + value + after);
        }
    }
}
