package ticketrace.chat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import ticketrace.input.Printable;

/**
 * The protocol of the chat, as a serving process speaks it for its client: it hears the hub's lines and answers them.
 *
 * <p>A client's line that begins with a slash is a command; every other line is a message. Lines of the room itself
 * begin with {@code *}, which no name does. The process handles lines one after the other: while the hub has to answer
 * one, the next ones wait, and the process asks for more bytes only when all of them are done.
 *
 * <p>Not thread-safe. It only computes.
 */
final class Conversation {

    /** The largest size of a client's line. */
    static final int MOST_LINE_BYTES = 2000;

    /** The beginning of the room's own lines; no name begins so. */
    static final String ROOM_SAYS = "* ";

    /** What a client hears when it leaves, and only then. */
    static final String GOODBYE = "Goodbye.";

    private static final String COMMANDS = "Commands: /name X, /who, /quit.";

    private final long pid;
    private final boolean echoUpper;
    private final LineSplitter splitter = new LineSplitter(MOST_LINE_BYTES);
    private final Deque<ClientLine> waiting = new ArrayDeque<>();
    private List<String> answers = new ArrayList<>();
    private String name = "";
    private boolean greeted;
    private boolean asked;
    private boolean awaitsBytes;
    private boolean clientEnded;
    private boolean quitting;
    private boolean ended;

    Conversation(long pid, boolean echoUpper) {
        this.pid = pid;
        this.echoUpper = echoUpper;
    }

    /** Hears a line of the hub, and returns the lines of the answer. */
    List<String> hear(String line) {
        HubMessage heard = HubMessage.parse(line);
        switch (heard.word()) {
            case HubMessage.YOU -> greet(heard.rest());
            case HubMessage.CHUNK -> {
                awaitsBytes = false;
                waiting.addAll(splitter.feed(heard.bytes()));
            }
            case HubMessage.END -> {
                clientEnded = true;
                waiting.addAll(splitter.end());
            }
            case HubMessage.DONE -> asked = false;
            case HubMessage.MESSAGE -> print(heard.first() + ": " + heard.second());
            case HubMessage.JOINED -> tell(heard.rest() + " has joined.");
            case HubMessage.LEFT -> tell(heard.first() + " has left" + because(heard.second()) + ".");
            case HubMessage.RENAMED -> renamed(heard.first(), heard.second());
            case HubMessage.TAKEN -> tell("The name " + heard.rest() + " is taken; you are still " + name + ".");
            case HubMessage.WHO -> tell(heard.rest() + " in the room:");
            case HubMessage.PRESENT ->
                tell("  " + heard.first() + ", pid " + heard.second()
                        + (heard.first().equals(name) ? " (you)" : ""));
            case HubMessage.BYE -> end(GOODBYE);
            case HubMessage.CLOSING -> end("The server ends. Goodbye.");
            default -> throw new IllegalArgumentException("not a word of the hub's: " + heard.word());
        }
        goOn();
        List<String> answered = answers;
        answers = new ArrayList<>();
        return answered;
    }

    /** Whether the client has heard the last words. */
    boolean hasEnded() {
        return ended;
    }

    private void goOn() {
        while (!asked && !quitting && !waiting.isEmpty()) {
            handle(waiting.remove());
        }
        if (!greeted || asked || quitting || ended) {
            return;
        }
        if (clientEnded) {
            quit();
        } else if (!awaitsBytes) {
            awaitsBytes = true;
            answers.add(HubMessage.NEXT);
        }
    }

    private void handle(ClientLine line) {
        switch (line.kind()) {
            case TOO_LONG -> tell("That line was longer than " + MOST_LINE_BYTES + " bytes and was not sent.");
            case NOT_UTF_8 -> tell("That line was not UTF-8 and was not sent.");
            case TEXT -> {
                String text = Printable.of(line.text()).strip();
                if (text.startsWith("/")) {
                    command(HubMessage.parse(text));
                } else if (!text.isEmpty() && echoUpper) {
                    print(text.toUpperCase(Locale.ROOT));
                } else if (!text.isEmpty()) {
                    ask(HubMessage.of(HubMessage.SAY, text));
                }
            }
        }
    }

    private void command(HubMessage typed) {
        switch (typed.word()) {
            case "/name" -> wish(typed.rest().strip());
            case "/who" -> ask(HubMessage.WHO);
            case "/quit" -> quit();
            default -> tell("There is no command " + typed.word() + ". " + COMMANDS);
        }
    }

    private void wish(String wish) {
        if (wish.equals(name)) {
            tell("You are " + name + " already.");
        } else if (ChatName.of(wish).isEmpty()) {
            tell("A name is " + ChatName.RULE + "; you are still " + name + ".");
        } else {
            ask(HubMessage.of(HubMessage.NAME, wish));
        }
    }

    private void ask(String line) {
        asked = true;
        answers.add(line);
    }

    private void quit() {
        quitting = true;
        answers.add(HubMessage.QUIT);
    }

    private void greet(String given) {
        name = given;
        greeted = true;
        String does = echoUpper ? "Each line comes back in upper case. " : "";
        tell("Welcome, " + name + ". You are served by process " + pid + ". " + does + COMMANDS);
    }

    private void renamed(String old, String now) {
        if (old.equals(name)) {
            name = now;
        }
        tell(old + " is now " + now + ".");
    }

    private void end(String lastWords) {
        tell(lastWords);
        ended = true;
    }

    private void tell(String line) {
        print(ROOM_SAYS + line);
    }

    private void print(String line) {
        answers.add(HubMessage.ofBytes(HubMessage.OUT, (line + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    private static String because(String why) {
        return why.isEmpty() ? "" : ": " + why;
    }
}
