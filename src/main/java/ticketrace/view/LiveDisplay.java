package ticketrace.view;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ticketrace.history.EndReason;
import ticketrace.history.Moment;
import ticketrace.history.Step;
import ticketrace.race.BuyerInfo;
import ticketrace.race.RaceObserver;
import ticketrace.race.RunFolder;

/**
 * On a terminal, while the race runs: how many tickets are left, and how many each buyer has sold. Drawn again in place,
 * from the buyers' own histories, and gone when the race is over.
 */
public final class LiveDisplay implements RaceObserver {

    private static final String CLEAR_BELOW = "\u001b[J";
    private static final int LINES_AROUND = 4;
    private static final int MAX_BAR = 40;
    private static final double NANOS_PER_SECOND = 1e9;

    private static final Set<Step> CHANGES = EnumSet.of(Step.WRITE, Step.COMPARE_AND_SET, Step.TAKE);

    private final Screen screen;
    private final Map<String, Integer> soldBy = new LinkedHashMap<>();
    private @Nullable HistoryTails tails;
    private String title = "";
    private int tickets;
    private int left;
    private int sold;
    private long lastWrite;
    private long signalNanos;
    private int linesDrawn;
    private boolean running;

    public LiveDisplay(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void gettingReady(int ready, int buyers) {
        draw(List.of(ready + " of " + Numbers.count(buyers, "buyer") + " ready"));
    }

    @Override
    public void ready(RunFolder folder, List<BuyerInfo> buyers) {
        soldBy.clear();
        buyers.forEach(buyer -> soldBy.put(buyer.name(), 0));
        tickets = folder.settings().tickets();
        left = tickets;
        sold = 0;
        lastWrite = 0;
        title = folder.settings().guard() + " on " + folder.settings().store();
        tails = folder.settings().recorded() ? new HistoryTails(folder, buyers) : null;
        running = true;
    }

    @Override
    public void started(long signal) {
        signalNanos = signal;
    }

    @Override
    public void tick() {
        if (tails != null) {
            tails.poll(this::take);
            draw();
        } else if (running) {
            draw(List.of(elapsed() + "no history is kept: nothing to show until the race is over"));
        }
    }

    private void take(Moment moment) {
        if (moment.kind() != Moment.Kind.ENDED) {
            return;
        }
        if (moment.step() == Step.RECORD) {
            sold++;
            soldBy.merge(moment.buyer(), 1, Integer::sum);
        } else if (CHANGES.contains(moment.step()) && moment.at() > lastWrite) {
            lastWrite = moment.at();
            left = Math.max(0, moment.value() - 1);
        }
    }

    @Override
    public void killed(BuyerInfo buyer, int seat) {
        erase();
        screen.line(screen.paint(Ink.BAD, buyer.name() + " (pid " + buyer.pid() + ") was killed at seat " + seat));
    }

    @Override
    public void stopping(EndReason reason) {
        erase();
        screen.line(screen.paint(Ink.DOUBTFUL, Stopping.inWords(reason)));
    }

    @Override
    public void ended() {
        running = false;
        erase();
        if (tails != null) {
            tails.close();
            tails = null;
        }
    }

    private void draw() {
        List<String> lines = new ArrayList<>();
        lines.add(elapsed()
                + screen.paint(Ink.HEADING, left + " of " + tickets + " left, " + sold + " sold")
                + (sold > tickets ? screen.paint(Ink.BAD, "  OVERSOLD") : ""));
        lines.add(bar(left, tickets, Math.min(MAX_BAR, screen.width() - 2)));
        if (soldBy.size() <= screen.height() - LINES_AROUND) {
            int most =
                    soldBy.values().stream().mapToInt(Integer::intValue).max().orElse(1);
            soldBy.forEach((name, count) ->
                    lines.add("  " + name + " " + bar(count, Math.max(1, most), MAX_BAR / 2) + " " + count));
        } else {
            lines.addAll(grid());
        }
        draw(lines);
    }

    /** What is raced, and for how long. */
    private String elapsed() {
        double seconds = Math.max(0, (System.nanoTime() - signalNanos) / NANOS_PER_SECOND);
        return String.format(Locale.ROOT, "%s  %4.1f s  ", title, seconds);
    }

    private void draw(List<String> lines) {
        StringBuilder frame = new StringBuilder("\r");
        if (linesDrawn > 0) {
            frame.append("\u001b[").append(linesDrawn).append('A');
        }
        frame.append(CLEAR_BELOW);
        lines.forEach(line -> frame.append(line).append('\n'));
        linesDrawn = lines.size();
        screen.out().print(frame);
        screen.out().flush();
    }

    /** Many buyers: their numbers of sales only, as many as fit. */
    private List<String> grid() {
        int cell = 2 + String.valueOf(Math.max(1, tickets)).length();
        int nameWidth = soldBy.keySet().iterator().next().length() + 1;
        int perLine = Math.max(1, (screen.width() - nameWidth - 2) / cell);
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int inLine = 0;
        for (Map.Entry<String, Integer> buyer : soldBy.entrySet()) {
            int count = buyer.getValue();
            if (inLine == 0) {
                line.append("  ").append(buyer.getKey());
            }
            line.append(String.format(Locale.ROOT, "%" + cell + "d", count));
            if (++inLine == perLine) {
                lines.add(line.toString());
                line.setLength(0);
                inLine = 0;
            }
        }
        if (inLine > 0) {
            lines.add(line.toString());
        }
        return lines.subList(0, Math.min(lines.size(), Math.max(1, screen.height() - LINES_AROUND)));
    }

    private static String bar(int value, int whole, int width) {
        int full = (int) Math.min(width, Math.max(0, Math.round((double) value * width / whole)));
        return "#".repeat(full) + ".".repeat(width - full);
    }

    private void erase() {
        if (linesDrawn > 0) {
            screen.out().print("\r\u001b[" + linesDrawn + "A" + CLEAR_BELOW);
            screen.out().flush();
            linesDrawn = 0;
        }
    }
}
