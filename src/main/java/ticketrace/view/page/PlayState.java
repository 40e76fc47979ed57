package ticketrace.view.page;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Audit;
import ticketrace.audit.Finding;
import ticketrace.audit.Judgement;
import ticketrace.audit.Verdict;
import ticketrace.explore.BuyerState;
import ticketrace.explore.Play;
import ticketrace.explore.Turn;
import ticketrace.explore.TurnResult;
import ticketrace.explore.stepping.SteppedRace;
import ticketrace.guard.Guards;
import ticketrace.history.EndReason;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;
import ticketrace.store.FinalState;
import ticketrace.store.Sale;
import ticketrace.view.model.SteppedBuyerView;
import ticketrace.view.words.RepeatCommand;
import ticketrace.view.words.StepWords;
import ticketrace.view.words.Story;

/**
 * The state of a stepped race, in the form that the page gets: the turns taken, each buyer's state, the store's
 * contents.
 *
 * @param sales for each sale the seat, the name of the process that sold it, and the letter of its buyer
 * @param time whether time can pass now, and the guard may then do something else
 * @param verdict null while the play can go on
 * @param says what goes wrong, in a sentence or two; null while the play can go on, and if nothing goes wrong
 */
record PlayState(
        Map<String, @Nullable Object> settings,
        String schedule,
        String command,
        List<TakenTurn> turns,
        List<SteppedState> buyers,
        @Nullable Integer left,
        List<List<@Nullable Object>> sales,
        boolean time,
        boolean over,
        @Nullable String deadlock,
        @Nullable Verdict verdict,
        @Nullable String says) {

    /** A turn that was taken, and its result. */
    record TakenTurn(
            String turn,
            @Nullable Step step,
            String words,
            @Nullable Integer value) {

        private static TakenTurn of(TurnResult result) {
            return new TakenTurn(
                    result.turn().toString(), result.step(), StepWords.of(result), numberOrNull(result.value()));
        }
    }

    /**
     * The state of one buyer.
     *
     * @param inside the next step of its lock, if the lock shows its steps and the buyer is between two of them
     */
    record SteppedState(
            String letter,
            String name,
            long pid,
            BuyerState.Place place,
            @Nullable Step step,
            @Nullable EndReason reason,
            @Nullable Integer value,
            @Nullable Integer read,
            List<Integer> sold,
            @Nullable Integer uncommitted,
            @Nullable String inside,
            boolean offered,
            boolean blocked,
            List<String> blockedBy,
            boolean blockedByDead) {

        private static SteppedState of(SteppedBuyerView buyer) {
            BuyerState state = buyer.buyerState();
            return new SteppedState(
                    buyer.letter(),
                    buyer.name(),
                    buyer.pid(),
                    state.place(),
                    state.step(),
                    state.reason(),
                    numberOrNull(state.value()),
                    buyer.read(),
                    buyer.sold(),
                    buyer.uncommitted(),
                    state.inside().next(),
                    buyer.offered(),
                    buyer.isBlocked(),
                    buyer.holders().buyers().stream().map(Turn::letter).toList(),
                    buyer.holders().killed());
        }
    }

    /** The present state of the play. Reads the store, and asks the buyers' processes. */
    static PlayState of(SteppedRace race, Play play) throws IOException {
        FinalState store = race.buyers().look();
        List<Long> pids = IntStream.range(0, play.buyerStates().size())
                .mapToObj(race.buyers()::pid)
                .toList();
        List<SteppedBuyerView> buyers = SteppedBuyerView.all(race.settings(), play, pids, store);
        String schedule = play.schedule().toString();
        Judgement judgement = endsByItself(play) ? Audit.judge(race.buyers().evidence()) : null;
        return new PlayState(
                race.settings().toJson(),
                schedule,
                RepeatCommand.of(race.settings().withSchedule(schedule)),
                play.turnResults().stream().map(TakenTurn::of).toList(),
                buyers.stream().map(SteppedState::of).toList(),
                store.remaining(),
                store.sales().stream().map(sale -> listed(sale, buyers)).toList(),
                play.offers(Turn.TIME) && Guards.noticesTime(race.settings().guard()),
                play.isOver(),
                play.isDeadlock() ? play.deadlock() : null,
                judgement == null ? null : judgement.verdict(),
                judgement == null
                        ? null
                        : Story.example(judgement, List.of()).map(Finding::says).orElse(null));
    }

    /** Whether no turn is left. A play that can go on, or is in a deadlock, gets its verdict when the user ends it. */
    private static boolean endsByItself(Play play) {
        return play.isOver() && !play.isDeadlock();
    }

    private static @Nullable Integer numberOrNull(int value) {
        return value == PurchaseRecord.NOTHING ? null : Integer.valueOf(value);
    }

    private static List<@Nullable Object> listed(Sale sale, List<SteppedBuyerView> buyers) {
        String letter = buyers.stream()
                .filter(buyer -> buyer.hasSold(sale))
                .map(SteppedBuyerView::letter)
                .findFirst()
                .orElse(null);
        return Arrays.asList(sale.seat(), sale.buyer(), letter);
    }

    /** The same state with a verdict. */
    PlayState judged(Verdict judgement) {
        return new PlayState(
                settings, schedule, command, turns, buyers, left, sales, time, over, deadlock, judgement, says);
    }
}
