package ticketrace.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.math.MathContext;
import java.math.RoundingMode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Set;
import java.util.Stack;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.Limits;

/** The classes of objects that a message may contain, and its limits. */
@SuppressWarnings({"IdentityHashMapUsage", "JavaUtilDate", "JdkObsolete"}) // users may send these classes
class MessagesTest {

    private enum Permitted {
        YES,
        ALWAYS
    }

    @AutoClose
    private final TestListener listener = new TestListener(Permitted.class);

    private Connection client;
    private Connection server;

    @BeforeEach
    void connect() throws Exception {
        CompletableFuture<Connection> accepted = listener.accepting();
        client = listener.client();
        server = TestListener.get(accepted);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
    }

    /** Sends a value in another thread while this one receives it, because large values do not fit into the buffers. */
    private Object sendAndReceive(Object value) throws IOException {
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
            try {
                client.send((Serializable) value);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        Object received = server.receive(Limits.ANSWER);
        sending.join();
        return received;
    }

    private void assertArrive(List<Object> values) throws IOException {
        for (Object value : values) {
            Object received = sendAndReceive(value);
            assertThat(received).hasSameClassAs(value);
            assertThat(received.equals(value) || received.toString().equals(value.toString()))
                    .as("%s and %s are equal", value, received)
                    .isTrue();
        }
    }

    @Test
    void valuesOfTheJdk_arrive() throws Exception {
        assertArrive(List.of(
                "text",
                'c',
                new Date(1),
                new Timestamp(2),
                GregorianCalendar.from(ZonedDateTime.now(ZoneOffset.UTC)),
                TimeZone.getTimeZone("Europe/Berlin"),
                Duration.ofDays(3),
                DayOfWeek.MONDAY,
                TimeUnit.DAYS,
                new UUID(1, 2),
                Locale.GERMANY,
                Currency.getInstance("EUR"),
                BitSet.valueOf(new byte[] {5}),
                new AtomicLong(6),
                MathContext.DECIMAL32,
                RoundingMode.UP,
                URI.create("http://localhost/seats"),
                InetAddress.getLoopbackAddress(),
                InetSocketAddress.createUnresolved("nowhere", 7),
                new File("seats.txt"),
                Permitted.YES));
    }

    @Test
    void collectionsOfTheJdk_arrive() throws Exception {
        Map<Integer, String> map = new HashMap<>(Map.of(1, "one", 2, "two"));
        List<Integer> list = new ArrayList<>(List.of(3, 1, 2));
        assertArrive(List.of(
                List.of(1, 2, 3),
                Set.of(1),
                Map.of("k", List.of("v")),
                Arrays.asList(1, null),
                list,
                new LinkedList<>(list),
                new ArrayDeque<>(list),
                new HashSet<>(list),
                new TreeSet<>(list),
                new TreeSet<>(List.of("b")),
                new PriorityQueue<>(list),
                new PriorityQueue<>(Comparator.<Integer>reverseOrder()),
                new Hashtable<>(map),
                new TreeMap<>(map).headMap(2),
                new TreeMap<String, Integer>(String.CASE_INSENSITIVE_ORDER),
                new IdentityHashMap<>(Map.of(Permitted.YES, 1)),
                new EnumMap<>(Map.of(Permitted.ALWAYS, 1)),
                EnumSet.of(Permitted.YES),
                new SimpleEntry<>(1, 2),
                new Properties(),
                new Stack<>()));
    }

    @Test
    void viewsAndConcurrentCollections_arrive() throws Exception {
        Map<Integer, String> map = new HashMap<>(Map.of(1, "one", 2, "two"));
        List<Integer> list = new ArrayList<>(List.of(3, 1, 2));
        assertArrive(List.of(
                Collections.singletonList(1),
                Collections.singletonMap(1, 2),
                Collections.nCopies(1000, "x"),
                Collections.emptyList(),
                Collections.unmodifiableList(list),
                Collections.unmodifiableMap(new TreeMap<>(map)),
                Collections.synchronizedList(list),
                Collections.checkedList(list, Integer.class),
                Collections.newSetFromMap(new ConcurrentHashMap<>()),
                new ConcurrentHashMap<>(map),
                new ConcurrentHashMap<>(map).keySet(),
                new ConcurrentSkipListMap<>(map),
                new ConcurrentSkipListSet<>(list),
                new ConcurrentLinkedDeque<>(list),
                new CopyOnWriteArrayList<>(list),
                new CopyOnWriteArraySet<>(list),
                new ArrayBlockingQueue<>(3, true, list),
                new LinkedBlockingDeque<>(list),
                new PriorityBlockingQueue<>(list)));
    }

    @Test
    void messageOfTheLargestSize_arrives() throws Exception {
        byte[] bytes = new byte[Connection.MOST_BYTES - 27]; // the header of a serialized array takes 27 bytes
        bytes[bytes.length - 1] = 42;
        assertThat((byte[]) sendAndReceive(bytes)).isEqualTo(bytes);
        long[] longs = new long[1 << 20];
        longs[longs.length - 1] = 43;
        assertThat((long[]) sendAndReceive(longs)).isEqualTo(longs);
        List<Integer> many = new ArrayList<>(Collections.nCopies(1_500_000, 44));
        assertThat(sendAndReceive(many)).isEqualTo(many);
        Map<Integer, Integer> table = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            table.put(i, -i);
        }
        assertThat(sendAndReceive(new ConcurrentHashMap<>(table))).isEqualTo(table);
    }

    @Test
    void objectBeyondTheLimit_isNotSent_andTheErrorNamesItsClassAndTheLimit() throws Exception {
        assertThatThrownBy(() -> client.send(new byte[Connection.MOST_BYTES - 26]))
                .isInstanceOf(IOException.class)
                .hasMessage("an object of class [B takes 16777217 bytes; at most 16777216 are allowed");
        assertThat(sendAndReceive("next")).isEqualTo("next");
    }

    @Test
    void objectThatCannotBeSerialized_isNotSent_andTheErrorNamesBothClasses() throws Exception {
        ArrayList<Object> list = new ArrayList<>(List.of(Thread.currentThread()));
        assertThatThrownBy(() -> client.send(list))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "an object of class java.util.ArrayList cannot be sent: java.lang.Thread is not Serializable");
        assertThat(sendAndReceive("next")).isEqualTo("next");
    }

    @Test
    void refusal_namesTheClass() throws Exception {
        client.send(new ArrayList<>(List.of(Thread.State.NEW)));
        assertThatThrownBy(() -> server.receive(Limits.ANSWER))
                .isInstanceOf(InvalidClassException.class)
                .hasMessageStartingWith("an object of class java.lang.Thread$State is not allowed here");
    }

    @Test
    void nestedValue_arrivesUpToTheLimit_whichTheRefusalNames() throws Exception {
        assertThat(sendAndReceive(nested(ClassFilter.MOST_DEPTH))).isEqualTo(nested(ClassFilter.MOST_DEPTH));
        client.send(nested(ClassFilter.MOST_DEPTH + 1));
        assertThatThrownBy(() -> server.receive(Limits.ANSWER))
                .isInstanceOf(InvalidClassException.class)
                .hasMessage("the message is nested deeper than 100, which is not allowed");
    }

    private static Serializable nested(int depth) {
        ArrayList<Object> outermost = new ArrayList<>();
        for (int i = 1; i < depth; i++) {
            outermost = new ArrayList<>(List.of(outermost));
        }
        return outermost;
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, 1_000_000})
    void arrayLengthWithoutItsElements_isRefusedBeforeMemoryIsTaken(int claimed) throws Exception {
        long[] two = {1, 2};
        byte[] message = ChildOrders.toBytes(two);
        ByteBuffer.wrap(message).putInt(message.length - 2 * Long.BYTES - Integer.BYTES, claimed);
        client.sendBytes(message);
        assertThatThrownBy(() -> server.receive(Limits.ANSWER))
                .isInstanceOf(InvalidClassException.class)
                .hasMessageContainingAll("announces an array of " + claimed + " elements", "[J");
        client.close();
        assertThatThrownBy(() -> server.receive(Limits.ANSWER)).isInstanceOf(EOFException.class);
    }
}
