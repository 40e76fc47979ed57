package ticketrace.race;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.store.Isolation;

/**
 * What a buyer is told of a race: of its first one as the arguments of its main method, of a later one in a line through its
 * pipe. Parsed by hand: a buyer loads no library for it.
 *
 * @param history the history file it is to write; null if it is to record nothing
 * @param log where its standard error goes
 * @param scratch the folder of the scratch store, on which it warms up
 * @param store the class of the store: see {@link ticketrace.plugin.PlugInClass}
 * @param guard the class of the guard
 * @param patience how long to wait for the guard at most
 * @param holdAtSeat stand still before recording the sale of this seat or a lower one; 0 for never
 */
record BuyerTask(
        String name,
        Path folder,
        @Nullable Path history,
        Path log,
        Path scratch,
        String store,
        String guard,
        @Nullable Isolation isolation,
        Duration think,
        int quota,
        Duration patience,
        int warmUpPurchases,
        int holdAtSeat) {

    private static final String NONE = "-";

    List<String> toArguments() {
        return List.of(
                name,
                folder.toString(),
                history == null ? NONE : history.toString(),
                log.toString(),
                scratch.toString(),
                store,
                guard,
                isolation == null ? NONE : isolation.label(),
                String.valueOf(think.toNanos()),
                String.valueOf(quota),
                String.valueOf(patience.toMillis()),
                String.valueOf(warmUpPurchases),
                String.valueOf(holdAtSeat));
    }

    static BuyerTask fromArguments(String[] arguments) {
        return new BuyerTask(
                arguments[0],
                Path.of(arguments[1]),
                arguments[2].equals(NONE) ? null : Path.of(arguments[2]),
                Path.of(arguments[3]),
                Path.of(arguments[4]),
                arguments[5],
                arguments[6],
                arguments[7].equals(NONE) ? null : Isolation.named(arguments[7]),
                Duration.ofNanos(Long.parseLong(arguments[8])),
                Integer.parseInt(arguments[9]),
                Duration.ofMillis(Long.parseLong(arguments[10])),
                Integer.parseInt(arguments[11]),
                Integer.parseInt(arguments[12]));
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
