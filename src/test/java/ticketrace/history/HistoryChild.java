package ticketrace.history;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process that records a history by command. A test can kill it meanwhile. */
final class HistoryChild {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private HistoryChild() {}

    public static void main(String[] arguments) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            Recorder recorder = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ", 2);
                try {
                    if (recorder == null) {
                        recorder = Recorder.create(Path.of(words[1]));
                    } else {
                        execute(recorder, words[0], Integer.parseInt(words[1]));
                    }
                    OUT.println("done");
                } catch (IOException e) {
                    OUT.println(e);
                }
            }
        }
    }

    private static void execute(Recorder recorder, String verb, int number) throws IOException {
        switch (verb) {
            case "buy" -> {
                for (int i = 0; i < number; i++) {
                    PurchaseScript.sold(PurchaseScript.Shape.READ_THEN_WRITE, 7).playOn(recorder);
                }
            }
            case "events" ->
                PurchaseScript.sold(PurchaseScript.Shape.READ_THEN_WRITE, 7)
                        .cutAfter(number)
                        .playOn(recorder);
            default -> throw new IllegalArgumentException(verb);
        }
    }
}
