package ticketrace.view.page;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Audit;
import ticketrace.explore.BuyerState;
import ticketrace.explore.Play;
import ticketrace.explore.Turn;
import ticketrace.explore.TurnResult;
import ticketrace.explore.stepping.SteppedRace;
import ticketrace.history.EndReason;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;
import ticketrace.store.FinalState;
import ticketrace.store.Sale;
import ticketrace.view.model.SteppedBuyer;
import ticketrace.view.words.RepeatCommand;
import ticketrace.view.words.StepWords;

/** A stepped race as the page is told of it: the turns taken, where every buyer stands, what the store holds. */
final class PlayJson {

    private final SteppedRace race;
    private final Play play;
    private final FinalState store;
    private final List<SteppedBuyer> buyers;

    PlayJson(SteppedRace race, Play play) throws IOException {
        this.race = race;
        this.play = play;
        this.store = race.buyers().look();
        List<Long> pids = IntStream.range(0, play.buyerStates().size())
                .mapToObj(race.buyers()::pid)
                .toList();
        this.buyers = SteppedBuyer.all(race.settings(), play, pids, store);
    }

    Map<String, @Nullable Object> document() throws IOException {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("settings", race.settings().toJson());
        String schedule = play.schedule().toString();
        json.put("schedule", schedule);
        json.put(
                "command",
                RepeatCommand.of(race.settings().withSchedule(schedule).toJson()));
        json.put("turns", play.turnResults().stream().map(PlayJson::turn).toList());
        json.put("buyers", buyers.stream().map(this::buyer).toList());
        json.put("left", store.remaining());
        json.put("sales", store.sales().stream().map(this::sale).toList());
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

    private static Map<String, @Nullable Object> turn(TurnResult turnResult) {
        Step step = turnResult.step();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("turn", turnResult.turn().toString());
        json.put("step", step == null ? null : step.name());
        json.put("words", StepWords.of(turnResult));
        json.put("value", numberOrNull(turnResult.value()));
        return json;
    }

    private static @Nullable Integer numberOrNull(int value) {
        return value == PurchaseRecord.NOTHING ? null : Integer.valueOf(value);
    }

    private Map<String, @Nullable Object> buyer(SteppedBuyer buyer) {
        BuyerState buyerState = buyer.buyerState();
        Step step = buyerState.step();
        EndReason reason = buyerState.reason();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("letter", buyer.letter());
        json.put("name", buyer.name());
        json.put("pid", buyer.pid());
        json.put("place", buyerState.place().name());
        json.put("step", step == null ? null : step.name());
        json.put("reason", reason == null ? null : reason.name());
        json.put("value", numberOrNull(buyerState.value()));
        json.put("read", buyer.read());
        json.put("sold", buyer.sold());
        json.put("uncommitted", buyer.uncommitted());
        json.put("offered", buyer.offered());
        json.put("blocked", buyer.isBlocked());
        json.put(
                "blockedBy", buyer.holders().buyers().stream().map(Turn::letter).toList());
        json.put("blockedByDead", buyer.holders().killed());
        return json;
    }

    /** The seat, the name of the process that sold it, and the letter of its buyer. */
    private List<@Nullable Object> sale(Sale sale) {
        String letter = buyers.stream()
                .filter(buyer -> buyer.hasSold(sale))
                .map(SteppedBuyer::letter)
                .findFirst()
                .orElse(null);
        return Arrays.asList(sale.seat(), sale.buyer(), letter);
    }
}
