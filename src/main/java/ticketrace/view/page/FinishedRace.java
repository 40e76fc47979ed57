package ticketrace.view.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.run.BuyerInfo;
import ticketrace.run.RunFolder;
import ticketrace.store.Sale;
import ticketrace.view.model.LiveLane;

/** The events of a finished race, made from its folder: the buyers, the sold seats, the last state, the result. */
final class FinishedRace {

    private static final double MICROS_PER_MILLI = 1000;

    private final RunFolder folder;
    private final Map<String, Object> result;
    private final List<String> killed;
    private final List<BuyerInfo> buyers = new ArrayList<>();
    private final List<Moments.LaneState> lanes = new ArrayList<>();

    private FinishedRace(RunFolder folder) throws IOException {
        this.folder = folder;
        this.result = folder.result();
        this.killed = killed(result);
        if (result.get("buyers") instanceof List<?> all) {
            for (Object each : all) {
                if (each instanceof Map<?, ?> buyer) {
                    add(buyer);
                }
            }
        }
    }

    private void add(Map<?, ?> buyer) {
        String name = String.valueOf(buyer.get("name"));
        LiveLane.Doing doing = killed.contains(name) ? LiveLane.Doing.KILLED : LiveLane.Doing.ENDED;
        buyers.add(new BuyerInfo(name, number(buyer.get("pid"))));
        lanes.add(new Moments.LaneState((int) number(buyer.get("sold")), doing.label(), null, raceMicros()));
    }

    /**
     * The events of the race in that folder, as a listener gets them that begins after the race's end.
     *
     * @throws IOException if the folder is damaged; the message names the file
     */
    static RaceEvents events(RunFolder folder) throws IOException {
        return new FinishedRace(folder).events();
    }

    private RaceEvents events() throws IOException {
        Map<String, Integer> indexes = new HashMap<>();
        buyers.forEach(buyer -> indexes.put(buyer.name(), indexes.size()));
        SeatLedger seats = new SeatLedger(folder.settings().tickets());
        for (Sale sale : folder.end().sales()) {
            Integer buyer = indexes.get(sale.buyer());
            if (buyer != null) {
                seats.add(sale.seat(), buyer);
            }
        }
        RaceEvents events = new RaceEvents(buyers.size(), seats);
        events.ready(RaceEvents.Ready.of(buyers, folder.settings()));
        events.started();
        events.moments(lastMoments());
        events.result(result);
        return events;
    }

    /** The state in which the race ended. */
    private Moments lastMoments() {
        return new Moments(
                raceMicros(),
                result.get("remaining") instanceof Number left ? Integer.valueOf(left.intValue()) : null,
                (int) number(result.get("sold")),
                lanes,
                null,
                killed,
                killed.stream()
                        .map(name -> KillState.of(KilledBuyer.dying(name, null).dead(folder)))
                        .toList(),
                null);
    }

    private long raceMicros() {
        if (result.get("millis") instanceof Map<?, ?> millis && millis.get("race") instanceof Number race) {
            return Math.round(race.doubleValue() * MICROS_PER_MILLI);
        }
        return 0;
    }

    private static List<String> killed(Map<String, Object> result) {
        return result.get("allKilled") instanceof List<?> all
                ? all.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The number, or 0 where a damaged result has none. */
    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }
}
