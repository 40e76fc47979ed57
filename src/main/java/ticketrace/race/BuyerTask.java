package ticketrace.race;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer is told of a race: of its first one as the arguments of its main method, of a later one in a line through its
 * pipe. Parsed by hand: a buyer loads no library for it.
 *
 * @param name its name
 * @param places where it finds and leaves what
 * @param plugIns by what classes it buys
 * @param load how it buys
 * @param standStills where it stands still for a fault
 */
record BuyerTask(String name, Places places, PlugInNames plugIns, BuyerLoad load, List<StandStill> standStills) {

    private static final String NONE = "-";

    /**
     * The files of a buyer.
     *
     * @param folder the race's
     * @param history the history file it is to write; null if it is to record nothing
     * @param log where its standard error goes
     * @param scratch the folder of the scratch store, on which it warms up
     */
    record Places(Path folder, @Nullable Path history, Path log, Path scratch) {}

    /**
     * What one buyer does.
     *
     * @param think the pause between READ and WRITE
     * @param quota how many tickets it wants
     * @param patience how long to wait for the guard at most
     * @param warmUpPurchases how many purchases it makes on its scratch store first
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
                StandStill.toWord(standStills));
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
                StandStill.fromWord(arguments[12]));
    }

    /** The arguments as words of one line. */
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
