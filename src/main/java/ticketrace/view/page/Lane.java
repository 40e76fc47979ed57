package ticketrace.view.page;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.history.Moment;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;
import ticketrace.race.BuyerInfo;

/** One buyer of a running race: what it is doing, as its own history tells it. One thread. */
final class Lane {

    private final BuyerInfo buyer;
    private final boolean soldAtRelease;
    private String doing = "ready";
    private int value = PurchaseRecord.NOTHING;
    private long since;
    private long inside;
    private int sold;
    private boolean killed;
    private boolean over;

    /**
     * The lane of a buyer.
     *
     * @param soldAtRelease whether a sale stands only when RELEASE has ended: when its transaction is committed
     */
    Lane(BuyerInfo buyer, boolean soldAtRelease, long signalNanos) {
        this.buyer = buyer;
        this.soldAtRelease = soldAtRelease;
        this.since = signalNanos;
    }

    BuyerInfo buyer() {
        return buyer;
    }

    /**
     * Takes note of a moment.
     *
     * @return the seat that is sold with it; 0 if none is
     */
    int take(Moment moment) {
        since = moment.at();
        value = moment.value();
        doing = doing(moment);
        boolean ended = moment.kind() == Moment.Kind.ENDED;
        if (moment.step() == Step.ACQUIRE && ended) {
            inside = moment.at();
        } else if (moment.kind() == Moment.Kind.GIVEN_UP || (moment.step() == Step.RELEASE && ended)) {
            inside = 0;
        }
        boolean sells = ended && moment.step() == (soldAtRelease ? Step.RELEASE : Step.RECORD) && moment.value() > 0;
        sold += sells ? 1 : 0;
        return sells ? moment.value() : 0;
    }

    private static String doing(Moment moment) {
        return switch (moment.kind()) {
            case BEGAN ->
                switch (moment.step()) {
                    case ACQUIRE -> "waiting";
                    case READ -> "reading";
                    case WRITE, COMPARE_AND_SET -> "writing";
                    case TAKE -> "taking";
                    case RECORD -> "recording";
                    case RELEASE -> "releasing";
                };
            case ENDED ->
                switch (moment.step()) {
                    case ACQUIRE -> "inside";
                    case READ, TAKE -> moment.value() == 0 ? "soldOut" : "thinking";
                    case WRITE, COMPARE_AND_SET -> "recording";
                    case RECORD, RELEASE -> "between";
                };
            case GIVEN_UP -> moment.step() == Step.ACQUIRE ? "gaveUp" : "tooLate";
        };
    }

    void kill() {
        killed = true;
    }

    /** The process is gone. A dead holder still has what it held, as far as anybody can tell. */
    void end() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    /** Since when it has had the guard; 0 if it has not. */
    long insideSince() {
        return inside;
    }

    /** Times in microseconds since the start signal. */
    Map<String, @Nullable Object> toJson(RaceClock clock) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("sold", sold);
        json.put("doing", killed ? "killed" : over ? "ended" : doing);
        json.put("value", value == PurchaseRecord.NOTHING ? null : value);
        json.put("sinceMicros", clock.micros(since));
        return json;
    }
}
