package ticketrace.view.terminal;

import java.util.Locale;
import ticketrace.explore.Clash;
import ticketrace.explore.Turn;
import ticketrace.history.PurchaseRecord;
import ticketrace.view.words.Numbers;

/** The evidence of a clash as a table: which buyer did what, and when. */
final class ClashTable {

    private static final String INDENT = "  ";
    private static final double NANOS_PER_MILLI = 1e6;

    private ClashTable() {}

    static void print(Clash clash, Screen screen) {
        int seat = clash.seat();
        Table table = new Table("llrrr");
        table.heading("", "", "read " + seat, "wrote " + (seat - 1), "sold " + seat);
        for (int i = 0; i < clash.parties().size(); i++) {
            Clash.Party party = clash.parties().get(i);
            PurchaseRecord purchase = party.purchase();
            table.row(
                    Turn.letter(i),
                    party.buyer() + ", its " + Numbers.ordinal(purchase.number()) + " purchase",
                    millis(purchase.read(), party),
                    millis(purchase.written(), party),
                    party.sold() ? millis(purchase.recorded(), party) : "killed");
        }
        screen.line("Their histories, in milliseconds from the start signal:");
        table.print(screen, INDENT);
        int likewise = clash.all() - clash.parties().size();
        if (likewise > 0) {
            aside("and " + Numbers.count(likewise, "other") + " did the same", screen);
        }
        int atOtherTimes = clash.soldOtherwise();
        if (atOtherTimes > 0) {
            aside(
                    "the other " + Numbers.count(atOtherTimes, "sale") + ": when the count was " + seat + " again",
                    screen);
        }
    }

    private static void aside(String words, Screen screen) {
        screen.line(INDENT, screen.paint(Colour.ASIDE, words));
    }

    private static String millis(long nanos, Clash.Party party) {
        return String.format(Locale.ROOT, "%.2f", (nanos - party.signalNanos()) / NANOS_PER_MILLI);
    }
}
