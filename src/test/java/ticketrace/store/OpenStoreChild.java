package ticketrace.store;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A process that opens a store, and prints its count or the exception. Arguments: the folder, the buyer's name, the kind of
 * store.
 */
public final class OpenStoreChild {

    private OpenStoreChild() {}

    public static void main(String[] arguments) {
        try (TicketStore store = Stores.named(arguments[2]).open(Path.of(arguments[0]), "-", arguments[1])) {
            System.out.println("open: " + store.read());
        } catch (IOException e) {
            System.out.println(e);
        }
    }
}
