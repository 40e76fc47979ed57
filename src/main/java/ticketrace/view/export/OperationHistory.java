package ticketrace.view.export;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.history.BuyerHistory;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;

/**
 * A race as operations on a counter of tickets, in the order of their calls: a line of JSON each, for a checker of
 * linearizability (Herlihy and Wing, 1990).
 *
 * <p>A purchase that bought nothing and told nothing, since it met a conflict or gave up waiting, is no operation.
 */
final class OperationHistory {

    private OperationHistory() {}

    /** An operation and who called it. */
    private record Operation(int client, PurchaseRecord purchase) {}

    static void write(RaceHistory race, Writer out) throws IOException {
        JsonLines json = new JsonLines(out);
        json.object(fields("f", "init", "init", race.tickets()));
        out.write('\n');
        long origin = race.originNanos();
        for (Operation operation : operations(race)) {
            json.object(line(operation, origin));
            out.write('\n');
        }
    }

    private static List<Operation> operations(RaceHistory race) {
        List<Operation> operations = new ArrayList<>();
        int client = 0;
        for (BuyerHistory buyer : race.buyers()) {
            for (PurchaseRecord purchase : buyer.purchases()) {
                Outcome outcome = purchase.outcome();
                if (purchase.call() != 0 && (outcome == null || !outcome.isGivenUp())) {
                    operations.add(new Operation(client, purchase));
                }
            }
            client++;
        }
        operations.sort(
                Comparator.comparingLong(operation -> operation.purchase().call()));
        return operations;
    }

    private static Map<String, @Nullable Object> line(Operation operation, long origin) {
        PurchaseRecord purchase = operation.purchase();
        Map<String, @Nullable Object> line =
                fields("client", operation.client(), "f", "buy", "call", purchase.call() - origin);
        if (purchase.outcome() == null) {
            line.put("ok", null);
        } else {
            line.put("return", purchase.returned() - origin);
            line.put("ok", purchase.isSold());
        }
        if (purchase.value() >= 0) {
            line.put("seen", purchase.value());
        }
        return line;
    }

    private static Map<String, @Nullable Object> fields(Object... namesAndValues) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return fields;
    }
}
