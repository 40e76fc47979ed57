package ticketrace.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.Guards;
import ticketrace.history.EndReason;
import ticketrace.history.Step;
import ticketrace.schedule.Happening;
import ticketrace.schedule.Holders;
import ticketrace.schedule.Standing;
import ticketrace.schedule.Turn;
import ticketrace.store.Sale;

/** One buyer of a scene: who it is, where it stands, what it has read and sold; in texts that fit a column. */
final class BuyerColumn {

    /** The lines that {@link #stands} takes at most. */
    static final int STANDING_LINES = 3;

    private static final String NOTHING_YET = "-";

    private final StepScene scene;
    private final int buyer;
    private final int width;
    private final Standing standing;

    /** The buyer of that number, counted from 0, in a column so wide. */
    BuyerColumn(StepScene scene, int buyer, int width) {
        this.scene = scene;
        this.buyer = buyer;
        this.width = width;
        this.standing = scene.play().standings().get(buyer);
    }

    /** Its letter, and the key that lets it take a step: bold if it can. */
    Table.Cell head() {
        boolean can = scene.play().offers(new Turn(Turn.Kind.STEP, buyer));
        return new Table.Cell(Turn.letter(buyer) + " [" + (buyer + 1) + "]", can ? Ink.HEADING : Ink.ASIDE);
    }

    /** The name of its process; it changes with every fresh one. */
    String name() {
        return scene.settings().buyerName(buyer + 1, lives());
    }

    Table.Cell shortName() {
        String name = name();
        return new Table.Cell(name.length() <= width ? name : name.substring(name.indexOf('-') + 1), null);
    }

    Table.Cell pid() {
        return new Table.Cell(String.valueOf(scene.pids().get(buyer)), Ink.ASIDE);
    }

    private int lives() {
        return 1
                + (int) scene.play().happenings().stream()
                        .filter(happening -> happening.turn().equals(new Turn(Turn.Kind.RESPAWN, buyer)))
                        .count();
    }

    /** Where it stands, in a word and what belongs to it. */
    List<Table.Cell> stands() {
        return switch (standing.place()) {
            case BEFORE -> before(String.valueOf(standing.step()));
            case WAITING, REFUSED -> waiting();
            case ENDED -> saying("ENDED", Ink.GOOD, whyEnded());
            case KILLED ->
                saying("KILLED", Ink.ALARM, "+" + (buyer + 1) + " starts it again", "+" + (buyer + 1) + ": again");
        };
    }

    private List<Table.Cell> before(String step) {
        String whole = "before " + step;
        if (whole.length() <= width) {
            return List.of(new Table.Cell(whole, Ink.HEADING));
        }
        String breakable = step.length() <= width ? step : step.replace("_", "_ ");
        return saying("before", Ink.HEADING, breakable, step);
    }

    private List<Table.Cell> waiting() {
        if (!scene.play().isStuck(buyer)) {
            return saying("WAITS", Ink.DOUBTFUL, "may try " + standing.step() + " again", "may try again");
        }
        Holders holders = scene.play().holdersAgainst(buyer);
        if (holders.buyers().isEmpty()) {
            return saying("BLOCKED", Ink.BARRED, "waits for the guard", "waits");
        }
        String letters = Turn.letters(holders.buyers());
        String hold = letters + (holders.buyers().size() == 1 ? " holds" : " hold");
        return holders.killed()
                ? saying(
                        "BLOCKED",
                        Ink.BARRED,
                        "waits for the guard, which " + letters + " held when killed",
                        "dead " + hold + " it",
                        "by dead " + letters)
                : saying(
                        "BLOCKED",
                        Ink.BARRED,
                        "waits for the guard, which " + hold,
                        hold + " the guard",
                        "by " + letters);
    }

    private String whyEnded() {
        EndReason reason = standing.reason();
        if (reason == null) {
            return "";
        }
        return switch (reason) {
            case SOLD_OUT -> "sold out";
            case QUOTA -> "has its quota";
            case TIME_LIMIT -> "gave up waiting";
            case INTERRUPTED -> "was stopped";
        };
    }

    /** A word, and below it the first of the texts that fits; the last, if none does. */
    private List<Table.Cell> saying(String word, Ink ink, String... texts) {
        List<String> below = List.of();
        for (String text : texts) {
            below = Lines.wrapped(text, width);
            if (below.size() < STANDING_LINES && below.stream().allMatch(line -> line.length() <= width)) {
                break;
            }
        }
        List<Table.Cell> lines = new ArrayList<>(List.of(new Table.Cell(word, ink)));
        below.forEach(line -> lines.add(new Table.Cell(line, null)));
        return lines.subList(0, Math.min(lines.size(), STANDING_LINES));
    }

    /** The count that it goes by. */
    Table.Cell read() {
        boolean newPurchase =
                standing.step() == Step.ACQUIRE || standing.step() == Step.READ || standing.step() == Step.TAKE;
        Integer count = newPurchase
                ? null
                : lastValueOf(Step.READ).or(() -> lastValueOf(Step.TAKE)).orElse(null);
        return new Table.Cell(
                count == null ? NOTHING_YET : String.valueOf(count), count == null ? Ink.ASIDE : Ink.ACTION);
    }

    /** The seats that the store has as sold by it, and the one that it has not committed. */
    Table.Cell sold() {
        String name = name();
        StorePanel store = new StorePanel(scene.store());
        List<String> seats = new ArrayList<>();
        boolean twice = false;
        for (Sale sale : scene.store().sales()) {
            if (sale.buyer().equals(name)) {
                seats.add(String.valueOf(sale.seat()));
                twice |= store.isSoldTwice(sale.seat());
            }
        }
        Integer open = uncommitted();
        if (open != null) {
            String whole = open + " uncommitted";
            seats.add(String.join(" ", seats).length() + 1 + whole.length() <= width ? whole : "(" + open + ")");
        }
        return seats.isEmpty()
                ? new Table.Cell(NOTHING_YET, Ink.ASIDE)
                : new Table.Cell(fitting(seats), twice ? Ink.ALARM : Ink.HEADING);
    }

    private @Nullable Integer uncommitted() {
        boolean transaction = Guards.named(scene.settings().guard())
                .promise(scene.settings().isolation())
                .isAllOrNothing();
        if (!transaction || standing.step() != Step.RELEASE) {
            return null;
        }
        List<Happening> own = scene.play().happenings().stream()
                .filter(happening -> happening.turn().buyer() == buyer)
                .toList();
        Happening last = own.get(own.size() - 1);
        return last.step() == Step.RECORD ? last.value() : null; // else it found none left
    }

    /** As many of the seats as fit, the last ones first to be shown. */
    private String fitting(List<String> seats) {
        for (int from = 0; from < seats.size(); from++) {
            String text = (from == 0 ? "" : "..") + String.join(" ", seats.subList(from, seats.size()));
            if (text.length() <= width) {
                return text;
            }
        }
        return seats.get(seats.size() - 1);
    }

    /** What that step came to when this process took it last. */
    private Optional<Integer> lastValueOf(Step step) {
        Integer value = null;
        for (Happening happening : scene.play().happenings()) {
            if (happening.turn().equals(new Turn(Turn.Kind.RESPAWN, buyer))) {
                value = null;
            } else if (happening.turn().buyer() == buyer && happening.step() == step && !happening.isInVain()) {
                value = happening.value();
            }
        }
        return Optional.ofNullable(value);
    }
}
