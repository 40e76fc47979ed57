package ticketrace.race;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the launcher tells a buyer about a race. For the buyer's first race it is the arguments of its {@link RacingBuyer}; for
 * a later race it is a line in its pipe. The code here parses it by hand, so that a buyer loads no library for it.
 *
 * @param name the buyer's name
 * @param places its files and folders
 * @param plugIns the classes of its store and its guard
 * @param load how much it buys, and how fast
 * @param stopPoints where it stands still for a fault
 */
record BuyerTask(String name, Places places, PlugInNames plugIns, BuyerLoad load, List<StopPoint> stopPoints) {

    private static final String NONE = "-";

    /**
     * The files and folders of a buyer.
     *
     * @param folder the folder of the race
     * @param history the history file that the buyer writes; null if it records nothing
     * @param log the file for its standard error
     * @param scratch the folder of the scratch store on which it warms up
     */
    record Places(Path folder, @Nullable Path history, Path log, Path scratch) {}

    /**
     * How much one buyer buys, and how fast.
     *
     * @param think the pause between READ and WRITE
     * @param quota how many tickets it wants
     * @param patience how long it waits for the guard at most
     * @param warmUpPurchases how many tickets its scratch store has, and so how many it buys there at most
     */
    record BuyerLoad(Duration think, int quota, Duration patience, int warmUpPurchases) {}

    List<String> toArguments() {
        List<String> plugIns = this.plugIns.toArguments();
        return List.of(
                name,
                places.folder.toString(),
                places.history == null ? NONE : places.history.toString(),
                places.log.toString(),
                places.scratch.toString(),
                plugIns.get(0),
                plugIns.get(1),
                plugIns.get(2),
                String.valueOf(load.think.toNanos()),
                String.valueOf(load.quota),
                String.valueOf(load.patience.toMillis()),
                String.valueOf(load.warmUpPurchases),
                StopPoint.toWord(stopPoints));
    }

    static BuyerTask fromArguments(String[] arguments) {
        return new BuyerTask(
                arguments[0],
                new Places(
                        Path.of(arguments[1]),
                        arguments[2].equals(NONE) ? null : Path.of(arguments[2]),
                        Path.of(arguments[3]),
                        Path.of(arguments[4])),
                PlugInNames.fromArguments(arguments[5], arguments[6], arguments[7]),
                new BuyerLoad(
                        Duration.ofNanos(Long.parseLong(arguments[8])),
                        Integer.parseInt(arguments[9]),
                        Duration.ofMillis(Long.parseLong(arguments[10])),
                        Integer.parseInt(arguments[11])),
                StopPoint.fromWord(arguments[12]));
    }

    /** The arguments as words of one line, with the escapes of {@code src/docs/protocol.md}. */
    String toWords() {
        StringBuilder words = new StringBuilder();
        for (String argument : toArguments()) {
            words.append(words.length() == 0 ? "" : " ")
                    .append(argument.replace("%", "%25")
                            .replace(" ", "%20")
                            .replace("\n", "%0A")
                            .replace("\r", "%0D"));
        }
        return words.toString();
    }

    static BuyerTask fromWords(String words) {
        String[] arguments = words.split(" ", -1);
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = arguments[i]
                    .replace("%0D", "\r")
                    .replace("%0A", "\n")
                    .replace("%20", " ")
                    .replace("%25", "%");
        }
        return fromArguments(arguments);
    }
}
