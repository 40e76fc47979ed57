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
import ticketrace.store.Isolation;
import ticketrace.store.StoreKind;
import ticketrace.store.Stores;
import ticketrace.store.Traits;
import ticketrace.view.words.ThisProgram;

/** The catalogue of guards, for people. */
public final class GuardReport {

    private final Screen screen;

    /** The terms that all guards have in common; the report prints them once. */
    private final Set<Anomaly> common = EnumSet.allOf(Anomaly.class);

    /** What a guard promises; if stores or levels differ, the heading names the store and the level. */
    private record Terms(String heading, Promise promise) {}

    private GuardReport(Screen screen) {
        this.screen = screen;
        Promise first = anyPromise();
        for (Guard guard : Guards.all()) {
            terms(guard)
                    .forEach(terms -> common.removeIf(
                            anomaly -> !terms.promise().term(anomaly).equals(first.term(anomaly))));
        }
    }

    public static void print(Screen screen) {
        GuardReport report = new GuardReport(screen);
        Guards.all().forEach(report::print);
        report.printCommon();
        report.printStores();
        report.printAnomalies();
        report.printWhereTrapsAre();
    }

    private void printWhereTrapsAre() {
        screen.line();
        screen.line("Guards that fail, each with its story: "
                + ThisProgram.running().with("traps"));
    }

    private static Promise anyPromise() {
        return terms(Guards.all().get(0)).get(0).promise();
    }

    /** What a guard promises on each store and at each level; one entry if it is the same everywhere. */
    private static List<Terms> terms(Guard guard) {
        List<Terms> all = new ArrayList<>();
        List<StoreKind> stores = Guards.storesOf(guard);
        for (StoreKind store : stores) {
            String where = stores.size() == 1 ? "" : "on " + store.name() + " ";
            List<Isolation> levels = Guards.levels(guard, store);
            levels.forEach(
                    level -> all.add(new Terms(where + "at " + level.label(), Guards.promise(guard, store, level))));
            if (levels.isEmpty()) {
                all.add(new Terms(where.strip(), Guards.promise(guard, store, null)));
            }
        }
        if (all.isEmpty()) {
            all.add(new Terms("", guard.promise(Traits.OF_SINGLE_CALLS)));
        }
        boolean sameEverywhere =
                all.stream().allMatch(terms -> terms.promise().equals(all.get(0).promise()));
        return sameEverywhere ? List.of(new Terms("", all.get(0).promise())) : all;
    }

    private void print(Guard guard) {
        List<String> stores = Guards.storeNamesOf(guard);
        screen.line(
                screen.paint(Colour.HEADING, guard.name()),
                "  (store: " + (stores.isEmpty() ? "none here" : String.join(", ", stores)) + ")");
        screen.line("  " + guard.explanation());
        for (Terms terms : terms(guard)) {
            boolean headed = !terms.heading().isEmpty();
            if (headed) {
                int name = terms.heading().lastIndexOf(' ') + 1;
                screen.line(
                        "  " + terms.heading().substring(0, name),
                        screen.paint(Colour.HEADING, terms.heading().substring(name)));
            }
            print(terms.promise(), headed ? "    " : "  ");
        }
        screen.line("  holder killed:  " + guard.onCrash());
        screen.line("  holder stopped: " + guard.onPause());
        screen.line("  waiter killed:  " + guard.onWaiterKilled());
        screen.line();
    }

    private void printCommon() {
        screen.line(screen.paint(Colour.HEADING, "Whatever guards a race"));
        for (Anomaly anomaly : common) {
            Promise.Term term = anyPromise().term(anomaly);
            screen.line(
                    "  ",
                    screen.paint(colour(term.expectation()), term.expectation().name()),
                    " " + words(anomaly) + ": " + term.reason());
        }
        screen.line();
    }

    private void printStores() {
        screen.line(screen.paint(Colour.HEADING, "Stores"));
        Table stores = new Table("ll");
        Stores.all().forEach(store -> stores.row(store.name(), " " + store.explanation()));
        stores.print(screen, "  ");
        screen.line();
    }

    private void printAnomalies() {
        screen.line(screen.paint(Colour.HEADING, "What can go wrong"));
        Table table = new Table("ll");
        for (Anomaly anomaly : Anomaly.values()) {
            table.row(words(anomaly), " " + anomaly.explanation());
        }
        table.print(screen, "  ");
    }

    private void print(Promise promise, String indent) {
        for (Expectation expectation : Expectation.values()) {
            byReason(promise, expectation).forEach((reason, anomalies) -> {
                String names = String.join(", ", anomalies);
                String expected = String.format(Locale.ROOT, "%-9s", expectation);
                screen.line(indent, screen.paint(colour(expectation), expected), " " + names);
                screen.line(indent, screen.paint(Colour.ASIDE, "          " + reason));
            });
        }
        if (promise.condition() != null) {
            screen.line(indent, screen.paint(Colour.DOUBTFUL, "ONLY IF   "), String.valueOf(promise.condition()));
        }
        if (promise.isAllOrNothing()) {
            screen.line(indent + "all or nothing: the store undoes an unfinished purchase");
        }
    }

    /** The anomalies of an expectation, by the reason for it. */
    private Map<String, List<String>> byReason(Promise promise, Expectation expectation) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        for (Anomaly anomaly : Anomaly.values()) {
            if (promise.expectation(anomaly) == expectation && !common.contains(anomaly)) {
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
