package ticketrace.view.terminal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.history.EndReason;
import ticketrace.history.Outcome;
import ticketrace.history.Step;
import ticketrace.history.StepEvent;
import ticketrace.race.RaceObserver;
import ticketrace.run.BuyerInfo;
import ticketrace.run.RunFolder;
import ticketrace.run.TimeText;
import ticketrace.view.model.HistoryTails;
import ticketrace.view.words.StepWords;

/**
 * Tells a race step by step, as it happens: in a column for each buyer if they fit the screen, otherwise in a line for
 * each step.
 *
 * <p>It reads the buyers' histories one after the other. It shows only steps from before it began to read: it has found
 * all of these, so it can show them in the right order.
 */
public final class Narrator implements RaceObserver {

    private static final int TIME_WIDTH = 10;
    private static final int MIN_COLUMN = 14;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Screen screen;
    private final Map<String, BuyerInfo> buyers = new LinkedHashMap<>();
    private final List<StepEvent> waiting = new ArrayList<>();
    private final List<Telling> faults = new ArrayList<>();
    private @Nullable HistoryTails tails;
    private int columnWidth;
    private boolean columns;
    private long signalNanos;

    /** A line of the story: the time, the buyer, the words. */
    private record Telling(
            long at, String buyer, String words, @Nullable Colour colour) {}

    public Narrator(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void ready(RunFolder folder, List<BuyerInfo> all) {
        buyers.clear();
        all.forEach(buyer -> buyers.put(buyer.name(), buyer));
        int longest = ("sells seat " + folder.settings().tickets()).length();
        columnWidth = Math.max(MIN_COLUMN, longest + 1);
        columns = TIME_WIDTH + columnWidth * all.size() <= screen.width();
        tails = new HistoryTails(folder, all);
        if (screen.isTerminal()) {
            screen.line(screen.paint(Colour.ASIDE, RunFolderNotice.inWords(folder)));
        }
        if (columns) {
            StringBuilder names = new StringBuilder("      ms  ");
            StringBuilder pids = new StringBuilder(" ".repeat(TIME_WIDTH));
            for (BuyerInfo buyer : all) {
                names.append(cell(buyer.name()));
                pids.append(cell("pid " + buyer.pid()));
            }
            screen.line(screen.paint(Colour.HEADING, names.toString().stripTrailing()));
            screen.line(screen.paint(Colour.ASIDE, pids.toString().stripTrailing()));
        }
    }

    private String cell(String text) {
        return text + " ".repeat(Math.max(1, columnWidth - text.length()));
    }

    @Override
    public void started(long signal) {
        signalNanos = signal;
    }

    @Override
    public void killed(BuyerInfo buyer, int seat) {
        faults.add(new Telling(System.nanoTime(), buyer.name(), "KILLED", Colour.BAD));
    }

    @Override
    public void paused(BuyerInfo buyer, int seat, Duration length) {
        faults.add(new Telling(System.nanoTime(), buyer.name(), "STOPPED for " + TimeText.of(length), Colour.DOUBTFUL));
    }

    @Override
    public void stopping(EndReason reason) {
        tell(System.nanoTime());
        screen.line(screen.paint(Colour.DOUBTFUL, Stopping.inWords(reason)));
    }

    @Override
    public void tick() {
        tell(System.nanoTime());
    }

    @Override
    public void ended() {
        tell(Long.MAX_VALUE);
        if (tails != null) {
            tails.close();
            tails = null;
        }
    }

    private void tell(long before) {
        if (tails == null) {
            return;
        }
        tails.poll(waiting::add);
        List<Telling> due = new ArrayList<>(faults);
        faults.clear();
        List<StepEvent> later = new ArrayList<>();
        for (StepEvent stepEvent : waiting) {
            if (stepEvent.at() < before) {
                String words = words(stepEvent);
                if (words != null) {
                    due.add(new Telling(stepEvent.at(), stepEvent.buyer(), words, colour(stepEvent)));
                }
            } else {
                later.add(stepEvent);
            }
        }
        waiting.clear();
        waiting.addAll(later);
        due.sort(Comparator.comparingLong(Telling::at));
        due.forEach(this::print);
        screen.out().flush();
    }

    private void print(Telling telling) {
        String time = String.format(Locale.ROOT, "%8.2f  ", (telling.at() - signalNanos) / NANOS_PER_MILLI);
        CharSequence words =
                telling.colour() == null ? telling.words() : screen.paint(telling.colour(), telling.words());
        if (columns) {
            int before = columnWidth * new ArrayList<>(buyers.keySet()).indexOf(telling.buyer());
            screen.line(screen.paint(Colour.ASIDE, time), " ".repeat(before), words);
        } else {
            BuyerInfo buyer = buyers.get(telling.buyer());
            screen.line(
                    screen.paint(Colour.ASIDE, time.stripTrailing() + " ms"),
                    "  " + telling.buyer() + " (pid " + (buyer == null ? "?" : buyer.pid()) + ") ",
                    words);
        }
    }

    /** The words for a step; null if it gets no line. */
    private static @Nullable String words(StepEvent stepEvent) {
        return switch (stepEvent.kind()) {
            case BEGAN -> stepEvent.step() == Step.ACQUIRE ? "wants in" : null;
            case ENDED -> StepWords.taken(stepEvent.step(), stepEvent.value());
            case GIVEN_UP -> "gives up";
            case REFUSED -> StepWords.refused(Outcome.CONFLICT);
            case FENCED -> StepWords.refused(Outcome.FENCED);
            case LEASE_LOST -> StepWords.refused(Outcome.LEASE_LOST);
        };
    }

    private static @Nullable Colour colour(StepEvent stepEvent) {
        return switch (stepEvent.kind()) {
            case REFUSED, FENCED, LEASE_LOST -> Colour.DOUBTFUL;
            case BEGAN, ENDED, GIVEN_UP -> StepColours.of(stepEvent.step());
        };
    }
}
