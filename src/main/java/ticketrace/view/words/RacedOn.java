package ticketrace.view.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a race was held, in a sentence. */
public final class RacedOn {

    private RacedOn() {}

    /**
     * The sentence, with what is known.
     *
     * @param machine as {@code race.json} has it; null if nobody wrote it down
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
