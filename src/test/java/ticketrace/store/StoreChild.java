package ticketrace.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A process that uses a store without any guard. Arguments: the store's folder, the buyer's name, and
 * optionally the kind of store, which is {@code file} by default.
 */
public final class StoreChild {

    private StoreChild() {}

    public static void main(String[] arguments) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
                TicketStore store = Stores.named(arguments.length > 2 ? arguments[2] : "file")
                        .open(Path.of(arguments[0]), "-", arguments[1])) {
            System.out.println("open");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println(answer(store, line.split(" ", 2)));
            }
        }
    }

    private static String answer(TicketStore store, String[] words) {
        try {
            return execute(store, words);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static String execute(TicketStore store, String[] words) throws IOException {
        int number = Integer.parseInt(words[1]);
        switch (words[0]) {
            case "record" -> {
                for (int purchase = 1; purchase <= number; purchase++) {
                    store.record(number + 1 - purchase, purchase);
                }
            }
            case "rewrite" -> {
                for (int i = 0; i < number; i++) {
                    store.write(i % 2 == 0 ? 0 : CountFile.MAX_COUNT);
                }
            }
            case "take" -> {
                AtomicStore atomic = (AtomicStore) store;
                int purchase = 0;
                for (int seat = atomic.take(); seat > 0 && purchase < number; seat = atomic.take()) {
                    store.record(seat, ++purchase);
                }
            }
            case "swap" -> {
                OptimisticStore optimistic = (OptimisticStore) store;
                int purchase = 0;
                for (int seat = store.read(); seat > 0 && purchase < number; seat = store.read()) {
                    if (optimistic.compareAndSet(seat - 1)) {
                        store.record(seat, ++purchase);
                    }
                }
            }
            default -> throw new IllegalArgumentException(words[0]);
        }
        return "done";
    }
}
