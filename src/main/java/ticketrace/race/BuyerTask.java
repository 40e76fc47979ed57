package ticketrace.race;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a buyer process is told when it is started, as the arguments of its main method. Parsed by hand: a buyer loads no
 * library for it.
 *
 * @param history the history file it is to write
 * @param scratch the folder, not there yet, in which it warms up
 * @param patience how long to wait for the guard at most
 * @param holdAtSeat stand still before recording the sale of this seat or a lower one; 0 for never
 */
record BuyerTask(
        String name,
        Path folder,
        Path history,
        Path scratch,
        String store,
        String guard,
        Duration think,
        int quota,
        Duration patience,
        int warmUpPurchases,
        int holdAtSeat) {

    List<String> toArguments() {
        return List.of(
                name,
                folder.toString(),
                history.toString(),
                scratch.toString(),
                store,
                guard,
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
                Path.of(arguments[2]),
                Path.of(arguments[3]),
                arguments[4],
                arguments[5],
                Duration.ofNanos(Long.parseLong(arguments[6])),
                Integer.parseInt(arguments[7]),
                Duration.ofMillis(Long.parseLong(arguments[8])),
                Integer.parseInt(arguments[9]),
                Integer.parseInt(arguments[10]));
    }
}
