package ticketrace.view.export;

import java.io.IOException;
import java.io.Writer;
import ticketrace.history.BuyerHistory;
import ticketrace.history.GrantRecord;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;

/**
 * A race as a CSV table: a line for each purchase. The cell of a step that did not happen is empty. Times are
 * nanoseconds since the start signal. Source: RFC 4180, with LF as line end.
 */
final class PurchaseTable {

    private static final String HEADING =
            "buyer,pid,purchase,outcome,seen,asked_ns,acquired_ns,read_ns,writing_ns,written_ns,recorded_ns,released_ns"
                    + ",refused_ns,token,lease_lost_ns";

    private PurchaseTable() {}

    static void write(RaceHistory race, Writer out) throws IOException {
        out.write(HEADING + "\n");
        long origin = race.originNanos();
        for (BuyerHistory buyer : race.buyers()) {
            for (PurchaseRecord purchase : buyer.purchases()) {
                write(buyer, purchase, origin, out);
            }
        }
    }

    /** The name as a cell: in quotes if it contains a comma, a quote or a line end. */
    private static String quoted(String name) {
        boolean plain = name.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private static void write(BuyerHistory buyer, PurchaseRecord purchase, long origin, Writer out) throws IOException {
        out.write(quoted(buyer.buyer()) + "," + buyer.pid() + "," + purchase.number() + ","
                + (purchase.outcome() == null ? "" : purchase.outcome()) + ","
                + (purchase.value() < 0 ? "" : purchase.value()));
        long[] stamps = {
            purchase.asked(),
            purchase.acquired(),
            purchase.read(),
            purchase.writing(),
            purchase.written(),
            purchase.recorded(),
            purchase.released(),
            purchase.refused()
        };
        for (long stamp : stamps) {
            writeTime(stamp, origin, out);
        }
        GrantRecord grant = purchase.grant();
        out.write(grant.token() == GrantRecord.NO_TOKEN ? "," : "," + grant.token());
        writeTime(grant.leaseLost(), origin, out);
        out.write('\n');
    }

    private static void writeTime(long nanos, long origin, Writer out) throws IOException {
        out.write(nanos == 0 ? "," : "," + (nanos - origin));
    }
}
