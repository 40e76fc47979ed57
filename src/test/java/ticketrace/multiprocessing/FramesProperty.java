package ticketrace.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Frames turn any bytes into the right messages or the right error. */
class FramesProperty {

    private static Frames reading(byte[] bytes) {
        return new Frames(new ByteArrayInputStream(bytes), OutputStream.nullOutputStream());
    }

    private static byte[] written(List<byte[]> messages) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Frames frames = new Frames(InputStream.nullInputStream(), out);
        for (byte[] message : messages) {
            frames.send(message);
        }
        return out.toByteArray();
    }

    @Property
    void messages_arriveComplete_inOrder_beforeTheEnd(@ForAll @Size(max = 20) List<byte[]> messages)
            throws IOException {
        Frames frames = reading(written(messages));
        for (byte[] message : messages) {
            assertThat(frames.receive(Integer.MAX_VALUE)).isEqualTo(message);
        }
        assertThatThrownBy(() -> frames.receive(Integer.MAX_VALUE)).isInstanceOf(EOFException.class);
        assertThat(frames.isAmidMessage()).isFalse();
    }

    @Property
    void anyBytes_giveTheSameMessagesAsAModel(@ForAll byte[] bytes, @ForAll @IntRange(max = 300) int limit) {
        Frames frames = reading(bytes);
        List<byte[]> received = new ArrayList<>();
        IOException error = null;
        while (error == null) {
            try {
                received.add(frames.receive(limit));
            } catch (IOException e) {
                error = e;
            }
        }
        ByteBuffer model = ByteBuffer.wrap(bytes);
        for (byte[] message : received) {
            assertThat(model.getInt()).isEqualTo(message.length).isLessThanOrEqualTo(limit);
            byte[] expected = new byte[message.length];
            model.get(expected);
            assertThat(message).isEqualTo(expected);
        }
        boolean hasALength = model.remaining() >= Integer.BYTES;
        boolean wrongLength = hasALength && Integer.compareUnsigned(model.getInt(model.position()), limit) > 0;
        assertThat(error instanceof EOFException).isEqualTo(!wrongLength);
        assertThat(frames.isAmidMessage()).isEqualTo(model.hasRemaining());
    }

    @Property
    void incompleteMessage_isAnEndOfStream(
            @ForAll @Size(min = 1) byte[] message, @ForAll @IntRange(max = 1000) int missing) throws IOException {
        byte[] whole = written(List.of(message));
        byte[] broken = Arrays.copyOf(whole, Math.max(1, whole.length - 1 - missing));
        assertThatThrownBy(() -> reading(broken).receive(Integer.MAX_VALUE))
                .isInstanceOf(EOFException.class)
                .hasMessage("the other end closed the connection in the middle of a message");
    }

    /** The JVM of the tests has less memory than this length. */
    @Example
    void lengthWithoutItsBytes_takesNoMemory() {
        byte[] twoGigabytes = ByteBuffer.allocate(7).putInt(Integer.MAX_VALUE).array();
        assertThat(Runtime.getRuntime().maxMemory()).isLessThan(Integer.MAX_VALUE);
        assertThatThrownBy(() -> reading(twoGigabytes).receive(Integer.MAX_VALUE))
                .isInstanceOf(EOFException.class);
    }

    @Example
    void negativeLength_isAClearError() {
        byte[] negative = {-1, -1, -1, -1, 0};
        assertThatThrownBy(() -> reading(negative).receive(100))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("the other end says that its message has 4294967295 bytes; at most 100 are allowed");
    }
}
