package ticketrace.race;

import java.util.Set;
import ticketrace.launch.ChildListener;

/**
 * Checks the first line of a buyer, which names the protocol and its version, and passes on the lines after it. If a
 * buyer names another protocol or version, or uses a word of the protocol before it names any, the listener gets one
 * line with an error, and no more lines. Before the greeting, an error line and lines without a word of the protocol
 * pass: a JVM may print a warning before its main method begins.
 *
 * <p>Thread safety: as for a {@link ChildListener}, one call after the other.
 */
public final class Greeting implements ChildListener {

    /** The first word of the first line. */
    public static final String PROTOCOL = "protocol";

    private static final int MOST_SHOWN = 40;

    private final String expected;
    private final Set<String> words;
    private final ChildListener listener;
    private boolean greeted;
    private boolean refused;

    /**
     * A check for a buyer that must speak this protocol.
     *
     * @param expected the name and version of the protocol
     * @param words the words with which the buyer's lines can begin
     * @param listener gets the lines
     */
    public Greeting(String expected, Set<String> words, ChildListener listener) {
        this.expected = expected;
        this.words = words;
        this.listener = listener;
    }

    @Override
    public void line(String line) {
        int space = line.indexOf(' ');
        String word = space < 0 ? line : line.substring(0, space);
        if (refused) {
            return;
        }
        if (word.equals(PROTOCOL)) {
            String named = space < 0 ? "" : line.substring(space + 1);
            if (!named.equals(expected)) {
                refuse("it speaks protocol '" + shortened(named) + "', not '" + expected + "'");
            }
            greeted = true;
        } else if (greeted || !words.contains(word) || word.equals(BuyerMain.ERROR)) {
            listener.line(line);
        } else {
            refuse("it said '" + shortened(line) + "' before 'protocol " + expected + "'");
        }
    }

    private void refuse(String why) {
        refused = true;
        listener.line(BuyerMain.ERROR + " " + why);
    }

    private static String shortened(String text) {
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "...";
    }

    @Override
    public void ended() {
        listener.ended();
    }
}
