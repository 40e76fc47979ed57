package ticketrace.view.terminal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import ticketrace.guard.Anomaly;
import ticketrace.guard.Expectation;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.guard.Promise;
import ticketrace.store.Stores;

/** The catalogue of guards, for people. */
public final class GuardReport {

    /** What all guards promise alike, said once. */
    private static final Set<Anomaly> COMMON = common();

    private GuardReport() {}

    private static Set<Anomaly> common() {
        Set<Anomaly> common = EnumSet.allOf(Anomaly.class);
        Promise first = Guards.all().get(0).promise();
        for (Guard guard : Guards.all()) {
            common.removeIf(anomaly -> !guard.promise().term(anomaly).equals(first.term(anomaly)));
        }
        return common;
    }

    public static void print(Screen screen) {
        for (Guard guard : Guards.all()) {
            screen.line(screen.paint(Colour.HEADING, guard.name()) + "  (store: " + String.join(", ", guard.stores())
                    + ")");
            screen.line("  " + guard.explanation());
            if (guard.hasIsolation()) {
                guard.promises().forEach((level, promise) -> {
                    screen.line("  at " + screen.paint(Colour.HEADING, level.label()));
                    print(promise, screen, "    ");
                });
            } else {
                print(guard.promise(), screen, "  ");
            }
            screen.line("  holder killed: " + guard.onCrash());
            screen.line();
        }
        screen.line(screen.paint(Colour.HEADING, "Whatever guards a race"));
        for (Anomaly anomaly : COMMON) {
            Promise.Term term = Guards.all().get(0).promise().term(anomaly);
            screen.line("  "
                    + screen.paint(
                            colour(term.expectation()), term.expectation().name()) + " " + words(anomaly) + ": "
                    + term.reason());
        }
        screen.line();
        screen.line(screen.paint(Colour.HEADING, "Stores"));
        Table stores = new Table("ll");
        Stores.all().forEach(store -> stores.row(store.name(), " " + store.explanation()));
        stores.print(screen, "  ");
        screen.line();
        screen.line(screen.paint(Colour.HEADING, "What can go wrong"));
        Table table = new Table("ll");
        for (Anomaly anomaly : Anomaly.values()) {
            table.row(words(anomaly), " " + anomaly.explanation());
        }
        table.print(screen, "  ");
    }

    private static void print(Promise promise, Screen screen, String indent) {
        for (Expectation expectation : Expectation.values()) {
            terms(promise, expectation).forEach((reason, anomalies) -> {
                String names = String.join(", ", anomalies);
                screen.line(indent + screen.paint(colour(expectation), String.format(Locale.ROOT, "%-9s", expectation))
                        + " " + names);
                screen.line(indent + screen.paint(Colour.ASIDE, "          " + reason));
            });
        }
        if (promise.isAllOrNothing()) {
            screen.line(indent + "all or nothing: of a purchase that does not end, nothing stands");
        }
    }

    /** The anomalies of an expectation, by the reason for it. */
    private static Map<String, List<String>> terms(Promise promise, Expectation expectation) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        for (Anomaly anomaly : Anomaly.values()) {
            if (promise.expectation(anomaly) == expectation && !COMMON.contains(anomaly)) {
                byReason.computeIfAbsent(promise.term(anomaly).reason(), reason -> new ArrayList<>())
                        .add(words(anomaly));
            }
        }
        return byReason;
    }

    private static String words(Anomaly anomaly) {
        return anomaly.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Colour colour(Expectation expectation) {
        return switch (expectation) {
            case FORBIDDEN -> Colour.GOOD;
            case EXPECTED -> Colour.BAD;
            case POSSIBLE -> Colour.DOUBTFUL;
        };
    }
}
