package ticketrace.view.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.run.RunFolder;
import ticketrace.store.Sale;

/** A race that was held long ago, told as if somebody came late to it: who bought, which seats were sold, the result. */
final class FinishedRace {

    private static final double MICROS_PER_MILLI = 1000;

    private final RunFolder folder;
    private final Map<String, Object> result;
    private final Map<String, Integer> indexes = new LinkedHashMap<>();
    private final List<Map<String, Object>> introductions = new ArrayList<>();
    private final List<Map<String, @Nullable Object>> lanes = new ArrayList<>();

    private FinishedRace(RunFolder folder) throws IOException {
        this.folder = folder;
        this.result = folder.result();
        for (Map<?, ?> buyer : objects("buyers")) {
            String name = String.valueOf(buyer.get("name"));
            indexes.put(name, lanes.size());
            Map<String, Object> introduction = new LinkedHashMap<>();
            introduction.put("name", name);
            introduction.put("pid", buyer.get("pid"));
            introductions.add(introduction);
            lanes.add(lane(buyer, killed().contains(name)));
        }
    }

    /**
     * The events of the race in that folder.
     *
     * @throws IOException if the folder is damaged; the message names the file
     */
    static RaceEvents events(RunFolder folder) throws IOException {
        return new FinishedRace(folder).events();
    }

    private RaceEvents events() throws IOException {
        SeatLedger seats = new SeatLedger(folder.settings().tickets());
        for (Sale sale : folder.end().sales()) {
            Integer buyer = indexes.get(sale.buyer());
            if (buyer != null) {
                seats.add(sale.seat(), buyer);
            }
        }
        RaceEvents events = new RaceEvents(lanes.size(), seats);
        Map<String, Object> ready = new LinkedHashMap<>();
        ready.put("buyers", introductions);
        ready.put("tickets", folder.settings().tickets());
        ready.put("settings", folder.settings().toJson());
        events.ready(ready);
        events.started(Map.of("atMicros", 0));
        events.moments(stepEvents());
        events.end(RaceEvents.RESULT, result);
        return events;
    }

    private Map<String, @Nullable Object> stepEvents() {
        Map<String, @Nullable Object> stepEvents = new LinkedHashMap<>();
        stepEvents.put("atMicros", raceMicros());
        stepEvents.put("left", result.get("remaining"));
        stepEvents.put("sold", result.get("sold"));
        stepEvents.put("buyers", lanes);
        stepEvents.put("holder", null);
        stepEvents.put("killed", killed());
        stepEvents.put(
                "kills",
                killed().stream()
                        .map(name -> KilledBuyer.dying(name, null).dead(folder).toJson())
                        .toList());
        stepEvents.put("stopping", null);
        return stepEvents;
    }

    private long raceMicros() {
        if (result.get("millis") instanceof Map<?, ?> millis && millis.get("race") instanceof Number race) {
            return Math.round(race.doubleValue() * MICROS_PER_MILLI);
        }
        return 0;
    }

    private Map<String, @Nullable Object> lane(Map<?, ?> buyer, boolean isKilled) {
        Map<String, @Nullable Object> lane = new LinkedHashMap<>();
        lane.put("sold", buyer.get("sold"));
        lane.put("doing", isKilled ? "killed" : "ended");
        lane.put("value", null);
        lane.put("sinceMicros", raceMicros());
        return lane;
    }

    private List<String> killed() {
        if (result.get("allKilled") instanceof List<?> all) {
            return all.stream().map(String::valueOf).toList();
        }
        return result.get("killed") instanceof String one ? List.of(one) : List.of();
    }

    private List<Map<?, ?>> objects(String key) {
        List<Map<?, ?>> objects = new ArrayList<>();
        if (result.get(key) instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> map) {
                    objects.add(map);
                }
            }
        }
        return objects;
    }
}
