package ticketrace.chat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ticketrace.launch.ChildListener;
import ticketrace.launch.ForkedJvm;
import ticketrace.launch.ProgressLimit;

/**
 * A client and the process that serves it, as the hub has them. The hub moves bytes both ways, and answers the
 * process's questions about the room.
 *
 * <p>Three threads: one reads the client's socket, one writes to the process, and one hears the process and writes to
 * the socket. If the client does not read, the last thread waits, then the process waits, then the queue to the process
 * fills, and the hub drops the client. No thread ever waits for another client.
 */
final class ServedClient implements ChildListener, Room.Member {

    private static final int STACK_BYTES = 128 * 1024;

    /** How much may wait for a client that does not read, besides what the kernel buffers. */
    private static final int MOST_WAITING_CHARACTERS = 256 * 1024;

    /** How long the serving process may make no progress before it has started. */
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    /** How long the answers to a client's last lines may take, once it has ended its input or quit. */
    private static final Duration END_LIMIT = Duration.ofMinutes(2);

    /** How long the last words may take to reach the client. */
    private static final Duration FAREWELL_LIMIT = Duration.ofSeconds(1);

    private final Link link;
    private final Room room;
    private final TaskTimer timer;
    private final Consumer<String> log;
    private final SendQueue sendQueue = new SendQueue(MOST_WAITING_CHARACTERS);
    private final ReadThrottle throttle;
    private final Semaphore wanted = new Semaphore(0);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean dropped = new AtomicBoolean();
    private volatile boolean leaving;
    private volatile long pid;
    private volatile @Nullable ForkedJvm process;

    ServedClient(Link link, Room room, TaskTimer timer, Consumer<String> log) {
        this.link = link;
        this.room = room;
        this.timer = timer;
        this.throttle = new ReadThrottle(timer);
        this.log = log;
    }

    /**
     * Starts the process and moves bytes until client or process is gone; closes the link then.
     *
     * @throws IOException if the process cannot be started
     */
    void serve(String name, boolean echoUpper) throws IOException, InterruptedException {
        try (ForkedJvm started = ServingProcess.start(name, echoUpper, this)) {
            process = started;
            dropAfter(ProgressLimit.on(START_LIMIT, started.pid()), () -> pid == 0, "its process did not start");
            Thread writer = new Thread(null, () -> sendQueue.sendAll(started::send), name + "-writer", STACK_BYTES);
            writer.setDaemon(true);
            writer.start();
            if (dropped.get()) {
                started.kill();
            }
            moveBytes();
            ended.await(); // the process ends by itself, or because the client was dropped
        } finally {
            sendQueue.close();
            link.close();
        }
    }

    /**
     * Reads the client's bytes when its process asks for more. Once the process has ended, reads and forgets them until
     * the client closes.
     */
    private void moveBytes() throws InterruptedException {
        try {
            wanted.acquire();
            for (byte[] bytes = link.receive(); bytes != null; bytes = link.receive()) {
                if (isServed()) {
                    hear(HubMessage.ofBytes(HubMessage.CHUNK, bytes));
                    wanted.acquire();
                }
            }
            hear(HubMessage.END);
            dropAfter(endLimit(), this::isServed, "its process did not end");
        } catch (IOException broken) {
            drop("");
        }
    }

    private boolean isServed() {
        return ended.getCount() > 0;
    }

    @Override
    public long pid() {
        return pid;
    }

    @Override
    public void hear(String line) {
        if (!sendQueue.add(line)) {
            drop("it does not read its lines");
        }
    }

    @Override
    public void line(String line) {
        HubMessage said = HubMessage.parse(line);
        switch (said.word()) {
            case HubMessage.HELLO -> {
                pid = Long.parseLong(said.rest());
                room.join(this);
            }
            case HubMessage.OUT -> send(said.bytes());
            case HubMessage.NEXT -> throttle.atNextChunk(wanted::release);
            case HubMessage.QUIT -> {
                leaving = true;
                dropAfter(endLimit(), this::isServed, "it did not get the last line");
                room.leave(this, "");
                hear(HubMessage.BYE);
            }
            default -> {
                room.answer(this, said);
                throttle.atNextLine(() -> hear(HubMessage.DONE));
            }
        }
    }

    private void finish() {
        try {
            link.finish();
        } catch (IOException broken) {
            link.close();
        }
    }

    private void send(byte[] bytes) {
        try {
            link.send(bytes);
        } catch (IOException broken) {
            drop("");
        }
    }

    @Override
    public void ended() {
        timer.run(FAREWELL_LIMIT.toNanos(), link::close); // even if something is still to be said
        if (!leaving && !dropped.get()) {
            ForkedJvm gone = process;
            String how = gone == null ? "ended at once" : gone.howItEnded();
            log.accept(room.nameOf(this) + " is out: process " + pid + ", which served it, " + how);
            room.leave(this, "its process has ended");
            String line = Conversation.ROOM_SAYS + "Process " + pid + ", which served you, has ended.\n";
            send(line.getBytes(StandardCharsets.UTF_8));
        }
        room.leave(this, "");
        sendQueue.close();
        finish();
        ended.countDown();
        wanted.release();
    }

    /** Tells the client that the server ends. */
    void close() {
        leaving = true;
        hear(HubMessage.CLOSING);
    }

    private ProgressLimit endLimit() {
        return ProgressLimit.on(END_LIMIT, pid);
    }

    private void dropAfter(ProgressLimit limit, BooleanSupplier still, String why) {
        timer.run(limit.nanosToLook(), () -> {
            if (!still.getAsBoolean()) {
                return;
            }
            if (limit.isOver()) {
                drop(why + " " + limit.words());
            } else {
                dropAfter(limit, still, why);
            }
        });
    }

    /** Ends the connection and the process at once. Does not wait. */
    void drop(String why) {
        if (dropped.getAndSet(true)) {
            return;
        }
        if (!why.isEmpty()) {
            log.accept(room.nameOf(this) + " was dropped: " + why);
        }
        sendQueue.close();
        link.close();
        ForkedJvm running = process;
        if (running != null) {
            running.kill();
        }
    }
}
