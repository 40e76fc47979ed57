package ticketrace.race;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.store.Isolation;

/**
 * What a buyer process is told when it is started, as the arguments of its main method. Parsed by hand: a buyer loads no
 * library for it.
 *
 * @param history the history file it is to write
 * @param scratch the folder of the scratch store, on which it warms up
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
                history.toString(),
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
                Path.of(arguments[2]),
                Path.of(arguments[3]),
                arguments[4],
                arguments[5],
                arguments[6].equals(NONE) ? null : Isolation.named(arguments[6]),
                Duration.ofNanos(Long.parseLong(arguments[7])),
                Integer.parseInt(arguments[8]),
                Duration.ofMillis(Long.parseLong(arguments[9])),
                Integer.parseInt(arguments[10]),
                Integer.parseInt(arguments[11]));
    }
}
