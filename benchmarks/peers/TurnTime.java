import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import ticketrace.explore.BuyerState;
import ticketrace.explore.SteppedBuyers;
import ticketrace.explore.stepping.SteppedRace;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;

/**
 * Measures what one turn of a stepped buyer costs: from the order that lets it through to its next state. Plays random
 * schedules of one ticket until the buyers are warm, then as many again. Prints the median, in microseconds.
 *
 * <p>Arguments: the number of buyers, the store, the number of plays.
 */
public final class TurnTime {

    private TurnTime() {}

    public static void main(String[] arguments) throws IOException {
        int buyers = Integer.parseInt(arguments[0]);
        int plays = Integer.parseInt(arguments[2]);
        Load load = Load.of(buyers, 1).withQuota(1).withTimeout(Duration.ZERO);
        Path runs = Files.createTempDirectory("turn-time");
        List<Long> nanos = new ArrayList<>();
        try (SteppedRace race = SteppedRace.open(RaceSettings.of(arguments[1], "none", load), runs)) {
            Random random = new Random(1);
            for (int play = 0; play < 2 * plays; play++) {
                List<Long> measured = play(race.buyers(), random);
                if (play >= plays) {
                    nanos.addAll(measured);
                }
            }
        }
        Files.delete(runs);
        long[] sorted = nanos.stream().mapToLong(each -> each).toArray();
        Arrays.sort(sorted);
        System.out.println(sorted[sorted.length / 2] / 1000.0);
    }

    private static List<Long> play(SteppedBuyers buyers, Random random) throws IOException {
        List<BuyerState> states = new ArrayList<>(buyers.begin());
        List<Long> nanos = new ArrayList<>();
        List<Integer> offered = offered(states);
        while (!offered.isEmpty()) {
            int buyer = offered.get(random.nextInt(offered.size()));
            long begun = System.nanoTime();
            states.set(buyer, buyers.letThrough(buyer));
            nanos.add(System.nanoTime() - begun);
            offered = offered(states);
        }
        return nanos;
    }

    private static List<Integer> offered(List<BuyerState> states) {
        List<Integer> offered = new ArrayList<>();
        for (int buyer = 0; buyer < states.size(); buyer++) {
            if (!states.get(buyer).isOver()) {
                offered.add(buyer);
            }
        }
        return offered;
    }
}
