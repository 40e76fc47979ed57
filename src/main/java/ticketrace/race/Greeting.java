package ticketrace.race;

import java.util.Set;
import ticketrace.launch.ChildListener;

/**
 * Hears the first line of a buyer, which names the protocol and its version, and passes on what follows. What says anything
 * of the protocol before, or names another one, is heard as an error, in one line. Lines that are none of the protocol's are
 * passed on: a JVM may print a warning before its main method begins.
 *
 * <p>Called as a {@link ChildListener} is: one call after the other.
 */
public final class Greeting implements ChildListener {

    /** The word that the first line begins with. */
    public static final String PROTOCOL = "protocol";

    private static final int MOST_SHOWN = 40;

    private final String expected;
    private final Set<String> words;
    private final ChildListener listener;
    private boolean greeted;
    private boolean refused;

    /**
     * One for a buyer that is to speak this protocol.
     *
     * @param expected its name and version
     * @param words those that its lines can begin with
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
        } else if (greeted || !words.contains(word) || word.equals(BuyerProcess.ERROR)) {
            listener.line(line);
        } else {
            refuse("it said '" + shortened(line) + "' before 'protocol " + expected + "'");
        }
    }

    private void refuse(String why) {
        refused = true;
        listener.line(BuyerProcess.ERROR + " " + why);
    }

    private static String shortened(String text) {
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "...";
    }

    @Override
    public void ended() {
        listener.ended();
    }
}
