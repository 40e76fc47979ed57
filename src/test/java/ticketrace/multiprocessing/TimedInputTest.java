package ticketrace.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ticketrace.Await;

class TimedInputTest {

    @AutoClose
    private final ServerSocket server = listening();

    @AutoClose
    private final Socket reading = new Socket(server.getInetAddress(), server.getLocalPort());

    @AutoClose
    private final Socket writing = server.accept();

    private final TimedInput input = new TimedInput(reading);

    TimedInputTest() throws IOException {}

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private void arrive(int... bytes) throws IOException {
        int before = reading.getInputStream().available();
        OutputStream out = writing.getOutputStream();
        for (int each : bytes) {
            out.write(each);
        }
        Await.until("the bytes have arrived", () -> available() == before + bytes.length);
    }

    private int available() {
        try {
            return reading.getInputStream().available();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void assertTimesOut() {
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(input::read);
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> input.read(new byte[10]));
    }

    @Test
    void bytesThatHaveArrived_areRead_withoutTimeLeft() throws Exception {
        arrive(1, 255, 3);
        input.limit(Duration.ZERO);
        assertThat(input.read()).isEqualTo(1);
        assertThat(input.read()).isEqualTo(255);
        assertThat(input.read(new byte[10])).isEqualTo(1);
        assertTimesOut();
    }

    @Test
    void bytesThatComeAfterTheLimit_areReadLater() throws Exception {
        arrive(1, 2);
        input.limit(Duration.ZERO);
        assertThat(input.read()).isEqualTo(1);
        arrive(3, 4);
        assertThat(input.read(new byte[10])).isEqualTo(1);
        assertTimesOut();
        input.limit(Duration.ZERO);
        assertThat(input.read(new byte[10])).isEqualTo(2);
        assertTimesOut();
    }

    @Test
    void endOfTheStream_isReportedInTime() throws Exception {
        arrive(1);
        writing.close();
        input.limit(Duration.ofDays(1));
        assertThat(input.read()).isEqualTo(1);
        assertThat(input.read()).isEqualTo(-1);
        input.unlimited();
        assertThat(input.read(new byte[10])).isEqualTo(-1);
    }
}
