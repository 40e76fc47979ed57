package ticketrace.view.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Audit;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;
import ticketrace.schedule.Happening;
import ticketrace.schedule.Play;
import ticketrace.schedule.Standing;
import ticketrace.schedule.SteppedRace;
import ticketrace.schedule.Turn;
import ticketrace.store.FinalState;
import ticketrace.store.Sale;
import ticketrace.view.TraceTable;

/** A stepped race as the page is told of it: the turns taken, where every buyer stands, what the store holds. */
final class PlayJson {

    private final SteppedRace race;
    private final Play play;
    private final FinalState store;

    PlayJson(SteppedRace race, Play play) throws IOException {
        this.race = race;
        this.play = play;
        this.store = race.buyers().look();
    }

    Map<String, @Nullable Object> document() throws IOException {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("settings", race.settings().toJson());
        json.put("schedule", play.schedule().toString());
        json.put("turns", play.happenings().stream().map(PlayJson::turn).toList());
        json.put("buyers", buyers());
        json.put("left", store.remaining());
        json.put(
                "sales",
                store.sales().stream()
                        .map(sale -> List.of(sale.seat(), sale.buyer()))
                        .toList());
        json.put("over", play.isOver());
        json.put("deadlock", play.isDeadlock() ? play.deadlock() : null);
        json.put("verdict", verdict());
        return json;
    }

    /** Of a play that is over by itself; one that is stuck or goes on is judged when it is ended. */
    private @Nullable String verdict() throws IOException {
        if (!play.isOver() || play.isDeadlock()) {
            return null;
        }
        return Audit.judge(race.buyers().evidence()).verdict().name();
    }

    private static Map<String, @Nullable Object> turn(Happening happening) {
        Step step = happening.step();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("turn", happening.turn().toString());
        json.put("step", step == null ? null : step.name());
        json.put("words", TraceTable.words(happening));
        json.put("value", numberOrNull(happening.value()));
        return json;
    }

    private static @Nullable Integer numberOrNull(int value) {
        return value == PurchaseRecord.NOTHING ? null : Integer.valueOf(value);
    }

    private List<Map<String, @Nullable Object>> buyers() throws IOException {
        List<Map<String, @Nullable Object>> buyers = new ArrayList<>();
        for (int buyer = 0; buyer < play.standings().size(); buyer++) {
            buyers.add(buyer(buyer, play.standings().get(buyer)));
        }
        return buyers;
    }

    private Map<String, @Nullable Object> buyer(int index, Standing standing) {
        String name = race.settings().buyerName(index + 1);
        Step step = standing.step();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("letter", Turn.letter(index));
        json.put("name", name);
        json.put("pid", race.buyers().pid(index));
        json.put("place", standing.place().name());
        json.put("step", step == null ? null : step.name());
        json.put("value", numberOrNull(standing.value()));
        json.put("read", lastRead(index));
        json.put("sold", seatsOf(name));
        json.put("offered", isOffered(index));
        return json;
    }

    private boolean isOffered(int index) {
        return !play.standings().get(index).isOver() && !play.isStuck(index);
    }

    /** The count that it read last, in whatever purchase; null if it never did. */
    private @Nullable Integer lastRead(int index) {
        Integer read = null;
        for (Happening happening : play.happenings()) {
            boolean reads = happening.step() == Step.READ || happening.step() == Step.TAKE;
            if (happening.turn().buyer() == index && reads && !happening.isInVain()) {
                read = happening.value();
            }
        }
        return read;
    }

    /** What is on the list of sales for it, or for a process before it that was killed. */
    private List<Integer> seatsOf(String name) {
        return store.sales().stream()
                .filter(sale -> sale.buyer().split("\\.", 2)[0].equals(name))
                .map(Sale::seat)
                .toList();
    }
}
