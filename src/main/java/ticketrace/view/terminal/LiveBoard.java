package ticketrace.view.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ticketrace.view.model.LiveLane;
import ticketrace.view.model.LivePicture;

/**
 * Draws the state of a race on a terminal: how many tickets are left, how many each buyer has sold, and what each does.
 * It draws in place, never wider or higher than the terminal; lines that are printed meanwhile stay above the drawing.
 * One thread.
 */
final class LiveBoard {

    private static final int LINES_AROUND = 5;
    private static final int ROOM_FOR_A_FOOT = 10;
    private static final int MAX_BAR = 40;

    private final Screen screen;
    private @Nullable InPlaceDisplay drawn;

    LiveBoard(Screen screen) {
        this.screen = screen;
    }

    /**
     * Draws the race.
     *
     * @param head the guard, the store and the time
     * @param foot where the files are; left out if there is little room
     */
    void draw(String head, LivePicture picture, int tickets, String foot) {
        List<CharSequence> lines = new ArrayList<>();
        String numbers = picture.left() + " of " + tickets + " left, " + picture.sold() + " sold";
        String alarm = picture.sold() > tickets ? "OVERSOLD" : "";
        lines.add(screen.joined(
                head, "  ", screen.paint(Colour.HEADING, numbers), "  ", screen.paint(Colour.BAD, alarm)));
        lines.add(bar(picture.left(), tickets, Math.min(MAX_BAR, room())));
        lines.addAll(
                picture.lanes().size() <= screen.height() - LINES_AROUND
                        ? lanes(picture.lanes())
                        : grid(picture.lanes(), tickets));
        drawLines(lines, foot);
    }

    /** Draws one line, and the same foot below it. */
    void draw(String line, String foot) {
        drawLines(List.of(line), foot);
    }

    /** Draws one line. */
    void draw(String line) {
        drawLines(List.of(line));
    }

    private void drawLines(List<CharSequence> lines, String foot) {
        List<CharSequence> all = new ArrayList<>(lines);
        if (screen.height() >= ROOM_FOR_A_FOOT) {
            all.add(foot);
        }
        drawLines(all);
    }

    private void drawLines(List<? extends CharSequence> lines) {
        if (drawn == null) {
            drawn = new InPlaceDisplay(screen, false);
        }
        drawn.draw(lines.stream().map(this::fitting).toList(), screen.width(), screen.height());
    }

    /** Erases the drawing. */
    void erase() {
        if (drawn != null) {
            drawn.erase();
        }
    }

    /** Prints a line that stays, above the drawing. */
    void say(CharSequence line) {
        erase();
        screen.line(line);
    }

    /** The usable width. The last column stays free, because terminals differ in where the cursor is after it. */
    private int room() {
        return Math.max(1, screen.width() - 1);
    }

    private CharSequence fitting(CharSequence line) {
        return TextLayout.stripped(screen.styled(line).columnSubSequence(0, room()));
    }

    private List<CharSequence> lanes(List<LiveLane> lanes) {
        int most = lanes.stream().mapToInt(LiveLane::sold).max().orElse(1);
        List<CharSequence> lines = new ArrayList<>();
        for (LiveLane lane : lanes) {
            String count = "  " + lane.buyer().name() + " " + bar(lane.sold(), Math.max(1, most), MAX_BAR / 2) + " "
                    + String.format(Locale.ROOT, "%-4d ", lane.sold());
            String line = count + lane.inWords();
            lines.add(lane.isKilled() ? screen.paint(Colour.BAD, line) : line);
        }
        return lines;
    }

    /** For many buyers: only their numbers of sales, as many as fit. */
    private List<CharSequence> grid(List<LiveLane> lanes, int tickets) {
        int cell = 2 + String.valueOf(Math.max(1, tickets)).length();
        int nameWidth = lanes.get(0).buyer().name().length() + 1;
        int perLine = Math.max(1, (room() - nameWidth - 2) / cell);
        List<CharSequence> lines = new ArrayList<>();
        for (int first = 0; first < lanes.size(); first += perLine) {
            StringBuilder line =
                    new StringBuilder("  ").append(lanes.get(first).buyer().name());
            for (LiveLane lane : lanes.subList(first, Math.min(lanes.size(), first + perLine))) {
                line.append(String.format(Locale.ROOT, "%" + cell + "d", lane.sold()));
            }
            lines.add(line.toString());
        }
        return lines.subList(0, Math.min(lines.size(), Math.max(1, screen.height() - LINES_AROUND)));
    }

    private static String bar(int value, int whole, int width) {
        int full = (int) Math.min(width, Math.max(0, Math.round((double) value * width / whole)));
        return "#".repeat(full) + ".".repeat(width - full);
    }
}
