package ticketrace.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.history.EndReason;
import ticketrace.history.Moment;
import ticketrace.history.Step;
import ticketrace.race.BuyerInfo;
import ticketrace.race.RaceObserver;
import ticketrace.race.RunFolder;

/**
 * Tells a race step by step, as it happens: a column for each buyer if they fit the screen, else a sentence a line.
 *
 * <p>The buyers' histories are read one after the other, so a moment is told only when it is older than the beginning of
 * the reading: then nothing earlier can still turn up.
 */
public final class Narrator implements RaceObserver {

    private static final int TIME_WIDTH = 10;
    private static final int MIN_COLUMN = 14;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Screen screen;
    private final Map<String, BuyerInfo> buyers = new LinkedHashMap<>();
    private final List<Moment> waiting = new ArrayList<>();
    private final List<Telling> killed = new ArrayList<>();
    private @Nullable HistoryTails tails;
    private int columnWidth;
    private boolean columns;
    private long signalNanos;

    /** Something to tell: when, of whom, what. */
    private record Telling(
            long at, String buyer, String words, @Nullable Ink ink) {}

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
            screen.line(screen.paint(Ink.ASIDE, WhereItRuns.inWords(folder)));
        }
        if (columns) {
            StringBuilder names = new StringBuilder("      ms  ");
            StringBuilder pids = new StringBuilder(" ".repeat(TIME_WIDTH));
            for (BuyerInfo buyer : all) {
                names.append(cell(buyer.name()));
                pids.append(cell("pid " + buyer.pid()));
            }
            screen.line(screen.paint(Ink.HEADING, names.toString().stripTrailing()));
            screen.line(screen.paint(Ink.ASIDE, pids.toString().stripTrailing()));
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
        killed.add(new Telling(System.nanoTime(), buyer.name(), "KILLED", Ink.BAD));
    }

    @Override
    public void stopping(EndReason reason) {
        tell(System.nanoTime());
        screen.line(screen.paint(Ink.DOUBTFUL, Stopping.inWords(reason)));
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
        List<Telling> due = new ArrayList<>(killed);
        killed.clear();
        List<Moment> later = new ArrayList<>();
        for (Moment moment : waiting) {
            if (moment.at() < before) {
                String words = words(moment);
                if (words != null) {
                    due.add(new Telling(moment.at(), moment.buyer(), words, ink(moment)));
                }
            } else {
                later.add(moment);
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
        String words = telling.ink() == null ? telling.words() : screen.paint(telling.ink(), telling.words());
        if (columns) {
            int before = columnWidth * new ArrayList<>(buyers.keySet()).indexOf(telling.buyer());
            screen.line(screen.paint(Ink.ASIDE, time) + " ".repeat(before) + words);
        } else {
            BuyerInfo buyer = buyers.get(telling.buyer());
            screen.line(screen.paint(Ink.ASIDE, time.stripTrailing() + " ms") + "  " + telling.buyer() + " (pid "
                    + (buyer == null ? "?" : buyer.pid()) + ") " + words);
        }
    }

    /** What is said of a moment; null if it is not worth a line. */
    private static @Nullable String words(Moment moment) {
        return switch (moment.kind()) {
            case BEGAN -> moment.step() == Step.ACQUIRE ? "wants in" : null;
            case ENDED -> StepWords.taken(moment.step(), moment.value());
            case GIVEN_UP -> "gives up";
            case REFUSED -> StepWords.REFUSED;
        };
    }

    private static @Nullable Ink ink(Moment moment) {
        return moment.kind() == Moment.Kind.REFUSED ? Ink.DOUBTFUL : StepWords.ink(moment.step());
    }
}
