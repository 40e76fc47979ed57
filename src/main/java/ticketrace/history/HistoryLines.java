package ticketrace.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a race's history in text form: one record for each kind. The writer omits a key whose value is null. */
final class HistoryLines {

    private HistoryLines() {}

    /** The first line: the settings of the race. */
    record Head(
            String schema,
            String store,
            String guard,
            @Nullable String isolation,
            int tickets,
            @Nullable Boolean killHolder,
            @Nullable List<String> killed,
            @Nullable EndReason stopped,
            @Nullable List<String> forbids,
            @Nullable String history,
            @Nullable Boolean fencing,
            @Nullable Boolean leaseEnded) {

        static Head of(RaceHistory race) {
            return new Head(
                    HistoryText.SCHEMA,
                    race.store(),
                    race.guard(),
                    race.isolation() == null ? null : race.isolation().label(),
                    race.tickets(),
                    race.killAsked() ? true : null,
                    race.killed().isEmpty() ? null : race.killed(),
                    race.interventions().stopped(),
                    race.setup().forbids().isEmpty() ? null : race.setup().forbids(),
                    race.recorded() ? null : HistoryText.OFF,
                    race.setup().fenced() ? true : null,
                    race.interventions().leaseEnded() ? true : null);
        }
    }

    /** A buyer. */
    record Buyer(
            String buyer,
            long pid,
            @Nullable Long started,
            @Nullable Long skew,
            @Nullable Long clockLow,
            @Nullable Long clockHigh,
            @Nullable Long closed,
            @Nullable EndReason reason) {

        static Buyer of(BuyerHistory buyer, long origin) {
            ClockOffset offset = buyer.offset();
            return new Buyer(
                    buyer.buyer(),
                    buyer.pid(),
                    since(origin, buyer.startedNanos()),
                    buyer.skewNanos() == 0 ? null : Long.valueOf(buyer.skewNanos()),
                    offset.isNone() ? null : Long.valueOf(offset.lowNanos()),
                    offset.isNone() ? null : Long.valueOf(offset.highNanos()),
                    buyer.reason() == null ? null : Long.valueOf(buyer.closedNanos() - origin),
                    buyer.reason());
        }
    }

    /**
     * A step of a purchase. The first step's line also has the grant; the last step's line also has the outcome.
     *
     * @param value the count that the step read
     */
    record PurchaseStep(
            String buyer,
            int purchase,
            Step step,
            long begin,
            @Nullable Long end,
            @Nullable Integer value,
            @Nullable Long token,
            @Nullable Boolean previousHolderDied,
            @Nullable Long refused,
            @Nullable Long leaseLost,
            @Nullable List<NamedMoment> named,
            @Nullable Outcome outcome,
            @Nullable Long givenUp) {

        static PurchaseStep of(
                String buyer, PurchaseRecord purchase, Step step, boolean isFirst, boolean isLast, long origin) {
            GrantRecord grant = purchase.grant();
            Outcome outcome = purchase.outcome();
            boolean reads = step == Step.READ || step == Step.TAKE;
            boolean givesUp = outcome != null && outcome.isGivenUp() && !purchase.hasBegun(Step.RELEASE);
            return new PurchaseStep(
                    buyer,
                    purchase.number(),
                    step,
                    purchase.begin(step) - origin,
                    since(origin, purchase.end(step)),
                    reads && purchase.value() != PurchaseRecord.NOTHING ? Integer.valueOf(purchase.value()) : null,
                    isFirst && grant.token() != GrantRecord.NO_TOKEN ? Long.valueOf(grant.token()) : null,
                    (isFirst && grant.previousHolderDied()) ? true : null,
                    isLast ? since(origin, purchase.refused()) : null,
                    isLast ? since(origin, grant.leaseLost()) : null,
                    isLast && !purchase.named().isEmpty() ? NamedMoment.all(purchase, origin) : null,
                    isLast ? outcome : null,
                    isLast && givesUp ? since(origin, purchase.released()) : null);
        }
    }

    /** A step that a lock or a buyer named itself. */
    record NamedMoment(String name, long at) {

        private static List<NamedMoment> all(PurchaseRecord purchase, long origin) {
            return purchase.named().stream()
                    .map(named -> new NamedMoment(named.name(), named.at() - origin))
                    .toList();
        }
    }

    /** A sale on the store's list. */
    record Sold(int sale, String buyer, int purchase) {}

    /** The store's count at the end. */
    record Remaining(int remaining) {}

    /** A sentence about a damaged part of the store's export. */
    record Damage(String damage) {}

    /** A sentence about the last line of the list of sales, if it does not end with a line break. */
    record CutOff(String cutOff) {}

    /** Nanoseconds since the origin; null if the time is zero, which means that it did not happen. */
    private static @Nullable Long since(long origin, long nanos) {
        return nanos == 0 ? null : Long.valueOf(nanos - origin);
    }
}
