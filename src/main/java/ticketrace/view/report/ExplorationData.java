package ticketrace.view.report;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Verdict;
import ticketrace.explore.Exploration;
import ticketrace.explore.Exploration.Explored;
import ticketrace.explore.Outcome;
import ticketrace.view.words.ExplorationWords;
import ticketrace.view.words.Numbers;
import ticketrace.view.words.OutcomeColumn;
import ticketrace.view.words.RepeatCommand;

/**
 * The data of the page of an exploration.
 *
 * @param title what was explored
 * @param headline what the schedules come to, in a word or two
 * @param mood the verdict in whose colour the headline stands
 * @param sentences what was covered, and whether the guard did as it promises
 * @param buyers the names of the buyers
 * @param headings the headings of the table of outcomes
 * @param symmetric whether buyers that differ only in their names count once
 * @param drawing the graph of states; null if the page does not draw it
 * @param notDrawn why it does not; null if it does
 */
record ExplorationData(
        String title,
        String headline,
        Verdict mood,
        List<String> sentences,
        String command,
        String folder,
        List<String> buyers,
        List<Figure> figures,
        List<String> headings,
        List<OutcomeRow> outcomes,
        boolean symmetric,
        @Nullable StateDrawing drawing,
        @Nullable String notDrawn) {

    /** A number in large type. */
    record Figure(String id, String number, String words, boolean bad) {}

    /**
     * An outcome.
     *
     * @param numbers what stands in the table before the verdict
     * @param what the outcome in a few words
     * @param trace the turns of its simplest schedule; empty if they were not played again
     */
    record OutcomeRow(
            List<String> numbers,
            String verdict,
            String expectation,
            String what,
            String simplest,
            List<TurnRow> trace) {}

    static ExplorationData of(ExploredRace race) {
        Exploration exploration = race.exploration();
        ExplorationWords words = new ExplorationWords(race.settings(), race.bounds(), exploration);
        Exploration.Graph graph = exploration.graph();
        StateDrawing drawing = race.moments() == null || graph == null || graph.picture() == null
                ? null
                : StateDrawing.of(graph.picture(), race.moments(), race.settings());
        List<OutcomeColumn> told = OutcomeColumn.told(exploration.outcomes());
        return new ExplorationData(
                words.settings(),
                headline(exploration),
                mood(exploration),
                sentences(words, exploration),
                RepeatCommand.ofExploration(race.settings(), race.bounds(), exploration.sampled()),
                race.folder().toString(),
                IntStream.rangeClosed(1, race.settings().buyers())
                        .mapToObj(race.settings()::buyerName)
                        .toList(),
                figures(exploration),
                Stream.of(
                                Stream.of("schedules", "sold", "left"),
                                told.stream().map(OutcomeColumn::heading),
                                Stream.of("verdict", "for this guard"))
                        .flatMap(each -> each)
                        .toList(),
                exploration.outcomes().stream()
                        .map(explored -> row(explored, told, words))
                        .toList(),
                graph != null && graph.symmetric() && race.settings().buyers() > 1,
                drawing,
                drawing == null ? race.whyNotDrawn() : null);
    }

    private static OutcomeRow row(Explored explored, List<OutcomeColumn> told, ExplorationWords words) {
        Outcome outcome = explored.outcome();
        List<String> numbers = new ArrayList<>(
                List.of(words.count(explored), String.valueOf(outcome.sold()), Numbers.of(outcome.remaining())));
        told.forEach(column -> numbers.add(column.of(outcome)));
        return new OutcomeRow(
                numbers,
                ExplorationWords.verdict(outcome),
                ExplorationWords.expectation(outcome.expectation()),
                words.what(explored),
                explored.shortest().toString(),
                TurnRow.all(explored.trace()));
    }

    private static List<String> sentences(ExplorationWords words, Exploration exploration) {
        return Stream.of(
                        words.failure(),
                        words.livelock(),
                        exploration.isCounted() ? words.covered() : null,
                        words.way(),
                        words.rechecked(),
                        words.promise())
                .filter(Objects::nonNull)
                .map(sentence -> sentence.endsWith(".") ? sentence : sentence + ".")
                .toList();
    }

    private static String headline(Exploration exploration) {
        if (exploration.livelock() != null) {
            return "LIVELOCK";
        }
        if (exploration.failure() != null) {
            return "UNKNOWN";
        }
        if (exploration.violating().signum() > 0) {
            return exploration.violating().equals(exploration.schedules()) ? "All lose" : "Some lose";
        }
        if (exploration.deadlocks().signum() > 0) {
            return "Some deadlock";
        }
        if (isDoubtful(exploration)) {
            return "Some unknown";
        }
        return exploration.complete() ? "None loses" : "None found";
    }

    private static Verdict mood(Exploration exploration) {
        boolean counted = exploration.livelock() == null && exploration.failure() == null;
        if (!exploration.asPromised() || (counted && exploration.violating().signum() > 0)) {
            return Verdict.VIOLATED;
        }
        boolean good =
                counted && exploration.complete() && exploration.deadlocks().signum() == 0 && !isDoubtful(exploration);
        return good ? Verdict.VALID : Verdict.UNKNOWN;
    }

    private static boolean isDoubtful(Exploration exploration) {
        return exploration.outcomes().stream()
                .anyMatch(explored -> explored.outcome().verdict() == Verdict.UNKNOWN);
    }

    private static List<Figure> figures(Exploration exploration) {
        List<Figure> figures = new ArrayList<>();
        if (exploration.isCounted()) {
            figures.add(figure("schedules", exploration.schedules(), "schedules", false));
            figures.add(figure("violating", exploration.violating(), "of them violated", true));
            if (exploration.deadlocks().signum() > 0) {
                figures.add(figure("deadlocks", exploration.deadlocks(), "in deadlock", true));
            }
        }
        Exploration.Graph graph = exploration.graph();
        if (graph != null) {
            figures.add(figure("states", BigInteger.valueOf(graph.states()), "states", false));
            figures.add(figure("turns", BigInteger.valueOf(graph.turns()), "turns, each played once", false));
        }
        return figures;
    }

    private static Figure figure(String id, BigInteger number, String words, boolean bad) {
        return new Figure(id, Numbers.grouped(number), words, bad && number.signum() > 0);
    }
}
