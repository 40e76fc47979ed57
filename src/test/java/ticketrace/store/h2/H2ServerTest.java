package ticketrace.store.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.h2.api.ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.Await;
import ticketrace.Limits;
import ticketrace.RunsFolder;
import ticketrace.store.ConflictException;
import ticketrace.store.FinalState;
import ticketrace.store.Isolation;
import ticketrace.store.ListeningSockets;

/** The H2 server of a running race: which clients it admits, what they may do, and what it reports about buyers. */
class H2ServerTest {

    private static final int TICKETS = 5;

    @TempDir
    Path parent;

    private Path folder;
    private H2Server server;
    private H2Access access;
    private boolean stopped;

    @BeforeEach
    void serve() throws IOException {
        folder = Files.createDirectory(parent.resolve("run; with 'odd' \"names\" ä=b"));
        server = H2Server.create(folder, TICKETS);
        access = H2Access.of(server.access());
    }

    @AfterEach
    void stopServing() throws IOException {
        if (!stopped) {
            server.close();
            stopped = true;
        }
    }

    private static List<String> names(Path folder) {
        return RunsFolder.list(folder).stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    private static H2Access withPassword(H2Access access, String password) {
        return new H2Access(access.port(), password, access.database(), access.schema(), access.sliceMillis());
    }

    @Test
    void databaseThatAClientShutDown_isReopenedForItsExport() throws Exception {
        try (Connection client = H2Database.connect(access.url(), access.password());
                Statement statement = client.createStatement()) {
            statement.execute("SHUTDOWN");
        }

        server.export();

        assertThat(FinalState.read(folder).remaining()).isEqualTo(TICKETS);
        stopServing();
        H2Database.openFinished(folder).close();
    }

    @Test
    void port_listensOnLoopbackOnly() throws IOException {
        assertThat(ListeningSockets.addressesOf(access.port()))
                .hasSize(1)
                .allMatch(ListeningSockets.LOOPBACK::contains);
    }

    @Test
    void listenerOnEveryAddress_isFound_soThePortTestCanFail() throws IOException {
        try (ServerSocket everywhere = new ServerSocket(0)) {
            assertThat(ListeningSockets.addressesOf(everywhere.getLocalPort()))
                    .hasSize(1)
                    .noneMatch(ListeningSockets.LOOPBACK::contains);
        }
    }

    @Test
    void password_isLongAndRandom() throws IOException {
        assertThat(access.password()).matches("[0-9a-f]{32}");
        Path other = Files.createDirectory(parent.resolve("other"));
        try (H2Server another = H2Server.create(other, TICKETS)) {
            assertThat(H2Access.of(another.access()).password()).isNotEqualTo(access.password());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", "00000000000000000000000000000000"})
    void wrongPassword_isRefusedInOneLine_withoutTheRightOne(String wrong) throws IOException {
        assertThatIOException()
                .isThrownBy(() -> H2Store.open(withPassword(access, wrong), "buyer-01"))
                .withMessageContaining(access.address())
                .satisfies(e -> assertThat(e.getMessage())
                        .doesNotContain("\n", access.password())
                        .contains("password"));
        String scratch = server.scratch(folder, "buyer-01", 1);
        assertThatIOException().isThrownBy(() -> H2Store.open(withPassword(H2Access.of(scratch), wrong), "buyer-01"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "other",
                "./other",
                "../other",
                "sub/other",
                "~/ticketrace-other",
                "mem:other",
                "mem:",
                "nio:other"
            })
    void client_cannotCreateADatabase(String name) {
        String url = "jdbc:h2:tcp://" + access.address() + "/" + name;
        for (String password : List.of(access.password(), "")) {
            assertThatExceptionOfType(SQLException.class)
                    .as(name)
                    .isThrownBy(() -> H2Database.connect(url, password).close());
        }
        assertThat(names(folder)).containsExactly(H2Database.FILE);
        assertThat(names(parent)).containsExactly(folder.getFileName().toString());
    }

    @Test
    void databaseOutsideTheFolder_isNotServed() throws Exception {
        Path outside = Files.createDirectory(parent.resolve("outside"));
        H2Server.create(outside, TICKETS).close();
        String url = "jdbc:h2:tcp://" + access.address() + "/" + outside.resolve("tickets");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> H2Database.connect(url, "").close())
                .satisfies(e -> assertThat(e.getErrorCode())
                        .isIn(ErrorCode.IO_EXCEPTION_1, ErrorCode.DATABASE_NOT_FOUND_WITH_IF_EXISTS_1));
    }

    @Test
    void password_isInNoFile_duringTheRaceAndAfterIt() throws IOException {
        try (H2Store buyer = H2Store.open(access, "buyer-01")) {
            buyer.write(TICKETS - 1);
            buyer.record(TICKETS, 1);
        }
        assertNoFileHolds(access.password());
        server.export();
        stopServing();
        assertNoFileHolds(access.password());
    }

    private void assertNoFileHolds(String word) throws IOException {
        for (Path file : RunsFolder.list(folder)) {
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .as("%s", file)
                    .doesNotContainIgnoringCase(word);
        }
    }

    @Test
    void closedServer_leavesOnlyItsDatabase() throws IOException {
        try (H2Store buyer = H2Store.open(access, "buyer-01")) {
            buyer.record(TICKETS, 1);
        }
        stopServing();
        assertThat(names(folder)).containsExactly(H2Database.FILE);
    }

    @Test
    void closedServer_freesItsPort() throws IOException {
        stopServing();
        assertThat(ListeningSockets.addressesOf(access.port())).isEmpty();
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), access.port()).close());
        assertThatIOException()
                .isThrownBy(() -> H2Store.open(access, "buyer-01"))
                .withMessageContaining(access.address())
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n", access.password()));
    }

    @Test
    void everyCallAfterTheServerClosed_failsWithOneLine() throws IOException {
        H2Store buyer = H2Store.open(access, "buyer-01");
        buyer.read();
        assertThat(buyer.isConnected()).isTrue();
        stopServing();
        assertThat(buyer.isConnected()).isFalse();
        assertFailsWithOneLine(buyer::read);
        assertFailsWithOneLine(() -> buyer.write(1));
        assertFailsWithOneLine(() -> buyer.record(1, 1));
        assertFailsWithOneLine(buyer::take);
        assertFailsWithOneLine(() -> buyer.compareAndSet(1));
    }

    private void assertFailsWithOneLine(ThrowingCallable step) {
        assertThatIOException()
                .isThrownBy(step)
                .withMessageContaining(access.address())
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n", access.password()))
                .satisfies(e -> assertThat(e).isNotInstanceOf(ConflictException.class));
    }

    private H2Store inTransaction(String buyer) throws IOException {
        H2Store store = H2Store.open(access, buyer);
        store.isolate(Isolation.READ_COMMITTED);
        return store;
    }

    private int connected() {
        try {
            return server.connectedBuyers();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean hasBuyerWait() {
        try {
            return server.hasBuyerWait();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void connectedBuyers_countsTheOpenConnectionsToTheRacesTickets() throws IOException {
        assertThat(server.connectedBuyers()).isZero();
        H2Store first = H2Store.open(access, "buyer-01");
        assertThat(server.connectedBuyers()).isEqualTo(1);
        try (H2Store second = H2Store.open(access, "buyer-02");
                H2Store warmingUp = H2Store.open(H2Access.of(server.scratch(folder, "buyer-03", 1)), "buyer-03")) {
            assertThat(second.read()).isEqualTo(TICKETS);
            assertThat(warmingUp.read()).isEqualTo(1);
            assertThat(server.connectedBuyers()).isEqualTo(2);
            first.close();
            Await.until("the first buyer is disconnected", () -> connected() == 1);
        }
        Await.until("both buyers are disconnected", () -> connected() == 0);
    }

    @Test
    void look_showsNothingOfAnOpenTransaction() throws IOException {
        try (H2Store buyer = inTransaction("buyer-01")) {
            buyer.write(TICKETS - 1);
            buyer.record(TICKETS, 1);
            assertThat(server.look().remaining()).isEqualTo(TICKETS);
            assertThat(server.look().sales()).isEmpty();

            buyer.commit();
            assertThat(server.look().remaining()).isEqualTo(TICKETS - 1);
            assertThat(server.look().sales()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void buyerThatWaitsForARow_isReportedAsWaiting_untilItGetsTheRow(boolean committed) throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (H2Store holder = inTransaction("buyer-01");
                H2Store waiter = inTransaction("buyer-02")) {
            assertThat(holder.lockRow(Limits.ANSWER)).isTrue();
            assertThat(server.hasBuyerWait())
                    .as("a buyer waits, while only one buyer uses the row")
                    .isFalse();

            Future<Boolean> waiting = thread.submit(() -> waiter.lockRow(Limits.ANSWER));
            Await.until("the second buyer waits", this::hasBuyerWait);
            assertThat(waiting).isNotDone();
            if (committed) {
                holder.commit();
            } else {
                holder.rollback();
            }

            assertThat(waiting.get(Limits.ANSWER.toMillis(), TimeUnit.MILLISECONDS))
                    .isTrue();
            assertThat(server.hasBuyerWait())
                    .as("a buyer waits, after the second buyer got the row")
                    .isFalse();
            waiter.rollback();
            assertThat(server.hasBuyerWait()).isFalse();
        } finally {
            thread.shutdownNow();
        }
    }

    private H2Access withSlices(Duration slice) {
        return new H2Access(
                access.port(), access.password(), access.database(), access.schema(), (int) slice.toMillis());
    }

    /** On a busy machine, the statement that holds the row can take longer than any slice. */
    @Test
    void statementOutsideATransaction_waitsForItsRow_longerThanASlice() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Duration slice = Duration.ofMillis(1);
        try (H2Store holder = inTransaction("buyer-01");
                H2Store transaction = H2Store.open(withSlices(slice), "buyer-02");
                H2Store waiter = H2Store.open(withSlices(slice), "buyer-03")) {
            transaction.isolate(Isolation.READ_COMMITTED);
            assertThat(holder.lockRow(Limits.ANSWER)).isTrue();

            Future<Integer> waiting = thread.submit(waiter::take);
            Await.until("the statement waits", this::hasBuyerWait);
            assertThat(transaction.lockRow(Limits.REFUSAL))
                    .as("the lock on the row, after the slices of the transaction ended")
                    .isFalse();
            assertThat(waiting).isNotDone();
            holder.rollback();

            assertThat(waiting.get(Limits.ANSWER.toMillis(), TimeUnit.MILLISECONDS))
                    .isEqualTo(TICKETS);
        } finally {
            thread.shutdownNow();
        }
    }

    /** With short slices, timing would decide whether a stepped buyer waits or meets a conflict. */
    @Test
    void patientAccess_hasOneLongSlice() {
        assertThat(H2Access.of(server.patientAccess())).isEqualTo(withSlices(Duration.ofHours(1)));
        assertThat(access).isEqualTo(withSlices(Duration.ofSeconds(2)));
    }

    @Test
    void refilledTables_allowCompareAndSet_likeNewOnes() throws IOException {
        try (H2Store first = H2Store.open(access, "buyer-01");
                H2Store second = H2Store.open(access, "buyer-02")) {
            assertThat(first.read()).isEqualTo(TICKETS);
            assertThat(first.compareAndSet(TICKETS - 1)).isTrue();
            server.refill(TICKETS);

            assertThat(first.read()).isEqualTo(TICKETS);
            assertThat(second.read()).isEqualTo(TICKETS);
            assertThat(second.compareAndSet(TICKETS - 1)).isTrue();
            assertThat(first.compareAndSet(TICKETS - 1))
                    .as("the first buyer's compare-and-set, after the second buyer's")
                    .isFalse();
        }
    }

    /** Reads a private static field of H2: its open databases, or the address that it caches to listen on. */
    private static Object privateValue(String type, String field) throws ReflectiveOperationException {
        return privateField(type, field).get(null);
    }

    private static Field privateField(String type, String name) throws ReflectiveOperationException {
        Field field = Class.forName(type).getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    @Test
    void serverThatCannotStart_leavesNoDatabaseOpen() throws Exception {
        Map<?, ?> databases = (Map<?, ?>) privateValue("org.h2.engine.Engine", "DATABASES");
        Field address = privateField("org.h2.util.NetUtils", "cachedBindAddress");
        Object before = address.get(null);
        Set<?> openBefore = Set.copyOf(databases.keySet());
        Path other = Files.createDirectory(parent.resolve("other"));
        try {
            address.set(
                    null,
                    InetAddress.getByName("192.0.2.1")); // reserved for documentation, so no machine has it: RFC 5737
            assertThatIOException()
                    .isThrownBy(() -> H2Server.create(other, TICKETS))
                    .withMessageContaining(other.toString())
                    .withMessageContaining("cannot be made");
        } finally {
            address.set(null, before);
        }
        assertThat(Set.copyOf(databases.keySet())).isEqualTo(openBefore);
        H2Server.create(Files.createDirectory(parent.resolve("another")), TICKETS)
                .close();
    }
}
