package ticketrace.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import ticketrace.chat.ChatClient;
import ticketrace.chat.ChatName;
import ticketrace.launch.Patience;

/** One client in the room: a thread sends what the user types, another shows what the server sends, until one side ends. */
final class ChatSession {

    /** After the last line was sent: if the server is silent for so long, it counts as dead. */
    private static final Duration SILENCE_LIMIT = Patience.stretched(Duration.ofSeconds(30));

    /** How long it may take to put the terminal back in order. */
    private static final Duration KEYBOARD_LIMIT = Duration.ofSeconds(1);

    private final ChatClient client;
    private final ChatConsole console;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile long lastHeardNanos;
    private volatile boolean interrupted;
    private volatile boolean silent;

    ChatSession(ChatClient client, ChatConsole console) {
        this.client = client;
        this.console = console;
    }

    /**
     * Sends and shows lines until the input ends, or the user quits.
     *
     * @return the exit code
     * @throws IOException if the server has ended
     */
    int hold(@Nullable ChatName name) throws IOException, InterruptedException {
        console.atCtrlC(this::interrupt);
        Thread typing = new Thread(() -> type(name), "typing");
        typing.setDaemon(true);
        typing.start();
        try {
            return listen();
        } catch (IOException e) {
            if (interrupted) {
                return ExitCode.INTERRUPTED;
            }
            throw silent ? new IOException(client.server() + " does not answer any more", e) : e;
        } finally {
            over.countDown();
            typing.interrupt();
            typing.join(KEYBOARD_LIMIT.toMillis());
        }
    }

    private void interrupt() {
        interrupted = true;
        client.close();
    }

    private int listen() throws IOException {
        for (String line = client.hear(); line != null; line = client.hear()) {
            lastHeardNanos = System.nanoTime();
            console.show(line);
            if (console.isClosed()) {
                return ExitCode.OK; // the reader of this output has closed it
            }
        }
        if (!client.heardGoodbye()) {
            throw new IOException(client.server() + " has closed the connection");
        }
        return ExitCode.OK;
    }

    private void type(@Nullable ChatName name) {
        try {
            if (name != null) {
                client.say("/name " + name);
            }
            for (String line = console.next(); line != null; line = console.next()) {
                client.say(line);
            }
            if (over.getCount() == 0) {
                return;
            }
            if (console.wasInterrupted()) {
                interrupt();
                return;
            }
            client.say(ChatClient.QUIT);
            awaitSilence();
        } catch (IOException gone) {
            // the other thread notices the broken connection, too
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits as long as the server still answers. */
    private void awaitSilence() throws InterruptedException {
        lastHeardNanos = System.nanoTime();
        long left = SILENCE_LIMIT.toNanos();
        while (left > 0) {
            if (over.await(left, TimeUnit.NANOSECONDS)) {
                return;
            }
            left = lastHeardNanos + SILENCE_LIMIT.toNanos() - System.nanoTime();
        }
        silent = true;
        client.close();
    }
}
