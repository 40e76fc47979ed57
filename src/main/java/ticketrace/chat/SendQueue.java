package ticketrace.chat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lines that wait to be sent, up to a limit. Adding never waits; taking waits for a line. Thread-safe. */
final class SendQueue {

    private final int mostCharacters;
    private final Deque<String> lines = new ArrayDeque<>();
    private int characters;
    private boolean closed;

    SendQueue(int mostCharacters) {
        this.mostCharacters = mostCharacters;
    }

    /**
     * Adds a line.
     *
     * @return false if there is no room for it, because no thread takes the lines
     */
    synchronized boolean add(String line) {
        if (closed) {
            return true; // no thread will take it
        }
        if (characters + line.length() > mostCharacters) {
            return false;
        }
        characters += line.length();
        lines.add(line);
        notifyAll();
        return true;
    }

    /** Waits for the next line; null when this is closed. */
    synchronized @Nullable String take() throws InterruptedException {
        while (lines.isEmpty() && !closed) {
            wait();
        }
        String line = closed ? null : lines.poll();
        if (line != null) {
            characters -= line.length();
        }
        return line;
    }

    /** Hands on each line, when it comes, until this is closed. */
    void sendAll(Consumer<String> to) {
        try {
            for (String line = take(); line != null; line = take()) {
                to.accept(line);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Forgets the lines that wait, and ends {@link #take}. Closing twice is fine. */
    synchronized void close() {
        closed = true;
        lines.clear();
        notifyAll();
    }
}
