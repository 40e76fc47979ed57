package ticketrace.view.terminal;

import java.util.ArrayList;
import java.util.List;
import ticketrace.explore.Holders;
import ticketrace.explore.Turn;
import ticketrace.view.model.BuyerStateWords;
import ticketrace.view.model.SteppedBuyerView;
import ticketrace.view.words.EndWords;

/** One buyer of a scene: its name, its state, what it has read and sold, as texts that fit a column. */
final class BuyerColumn {

    /** The most lines that {@link #stands} returns. */
    static final int STANDING_LINES = 3;

    private static final String NOTHING_YET = "-";

    private final StepScene scene;
    private final SteppedBuyerView buyer;
    private final int width;

    /** The buyer in a column of this width. */
    BuyerColumn(StepScene scene, SteppedBuyerView buyer, int width) {
        this.scene = scene;
        this.buyer = buyer;
        this.width = width;
    }

    /** Its letter, and the key that makes it take a step; bold if it can. */
    Table.Cell head() {
        return new Table.Cell(buyer.letter() + " [" + key() + "]", buyer.offered() ? Colour.HEADING : Colour.ASIDE);
    }

    private int key() {
        return buyer.index() + 1;
    }

    /** The name of its process, or the end of it. */
    Table.Cell shortName() {
        String name = buyer.name();
        return new Table.Cell(name.length() <= width ? name : name.substring(name.indexOf('-') + 1), null);
    }

    Table.Cell pid() {
        return new Table.Cell(String.valueOf(buyer.pid()), Colour.ASIDE);
    }

    /** Its state: a word, and more words below it. */
    List<Table.Cell> stands() {
        return switch (buyer.buyerState().place()) {
            case BEFORE -> {
                String inside = buyer.buyerState().inside().next();
                String step = String.valueOf(buyer.buyerState().step());
                yield inside == null ? before(step) : inside(step, inside);
            }
            case SLEEPING ->
                saying(
                        "SLEEPS",
                        Colour.DOUBTFUL,
                        "in " + buyer.buyerState().inside().next(),
                        String.valueOf(buyer.buyerState().inside().next()));
            case WAITING, REFUSED -> waiting();
            case ENDED ->
                saying("ENDED", Colour.GOOD, EndWords.of(buyer.buyerState().reason()));
            case KILLED -> saying("KILLED", Colour.ALARM, "+" + key() + " starts it again", "+" + key() + ": again");
        };
    }

    private List<Table.Cell> before(String step) {
        String whole = "before " + step;
        if (whole.length() <= width) {
            return List.of(new Table.Cell(whole, Colour.HEADING));
        }
        String breakable = step.length() <= width ? step : step.replace("_", "_ ");
        return saying("before", Colour.HEADING, breakable, step);
    }

    /** Its state inside its lock. */
    private List<Table.Cell> inside(String step, String next) {
        String whole = "inside " + step;
        return saying(whole.length() <= width ? whole : "inside", Colour.HEADING, "next: " + next, next);
    }

    private List<Table.Cell> waiting() {
        if (!buyer.isBlocked()) {
            return saying("WAITS", Colour.DOUBTFUL, BuyerStateWords.mayTryAgain(buyer), "may try again");
        }
        Holders holders = buyer.holders();
        if (holders.buyers().isEmpty()) {
            return saying("BLOCKED", Colour.BLOCKED, BuyerStateWords.barred(holders), "waits");
        }
        String letters = Turn.letters(holders.buyers());
        String hold = letters + (holders.buyers().size() == 1 ? " holds" : " hold");
        return holders.killed()
                ? saying(
                        "BLOCKED",
                        Colour.BLOCKED,
                        BuyerStateWords.barred(holders),
                        "dead " + hold + " it",
                        "by dead " + letters)
                : saying(
                        "BLOCKED",
                        Colour.BLOCKED,
                        BuyerStateWords.barred(holders),
                        hold + " the guard",
                        "by " + letters);
    }

    /** A word, and below it the first text that fits; the last one if none fits. */
    private List<Table.Cell> saying(String word, Colour colour, String... texts) {
        List<String> below = List.of();
        for (String text : texts) {
            below = TextLayout.wrapped(text, width);
            if (below.size() < STANDING_LINES && below.stream().allMatch(line -> line.length() <= width)) {
                break;
            }
        }
        List<Table.Cell> lines = new ArrayList<>(List.of(new Table.Cell(word, colour)));
        below.forEach(line -> lines.add(new Table.Cell(line, null)));
        return lines.subList(0, Math.min(lines.size(), STANDING_LINES));
    }

    /** The count that it has read and will write from. */
    Table.Cell read() {
        Integer count = buyer.read();
        return new Table.Cell(
                count == null ? NOTHING_YET : String.valueOf(count), count == null ? Colour.ASIDE : Colour.ACTION);
    }

    /** The seats that it has sold, according to the store, and the seat that it has not committed yet. */
    Table.Cell sold() {
        StorePanel store = new StorePanel(scene.store());
        List<String> seats =
                new ArrayList<>(buyer.sold().stream().map(String::valueOf).toList());
        boolean twice = buyer.sold().stream().anyMatch(store::isSoldTwice);
        Integer open = buyer.uncommitted();
        if (open != null) {
            String whole = open + " uncommitted";
            seats.add(String.join(" ", seats).length() + 1 + whole.length() <= width ? whole : "(" + open + ")");
        }
        return seats.isEmpty()
                ? new Table.Cell(NOTHING_YET, Colour.ASIDE)
                : new Table.Cell(fitting(seats), twice ? Colour.ALARM : Colour.HEADING);
    }

    /** The last of the seats, as many as fit. */
    private String fitting(List<String> seats) {
        for (int from = 0; from < seats.size(); from++) {
            String text = (from == 0 ? "" : "..") + String.join(" ", seats.subList(from, seats.size()));
            if (text.length() <= width) {
                return text;
            }
        }
        return seats.get(seats.size() - 1);
    }
}
