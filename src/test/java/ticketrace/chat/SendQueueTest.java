package ticketrace.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SendQueueTest {

    private final SendQueue sendQueue = new SendQueue(10);

    @Test
    void lines_areTakenInTheirOrder() throws InterruptedException {
        sendQueue.add("one");
        sendQueue.add("two");
        assertThat(sendQueue.take()).isEqualTo("one");
        assertThat(sendQueue.take()).isEqualTo("two");
    }

    @Test
    void fullQueue_refusesALine_untilOneIsTaken() throws InterruptedException {
        assertThat(sendQueue.add("12345")).isTrue();
        assertThat(sendQueue.add("67890")).isTrue();
        assertThat(sendQueue.add("x")).isFalse();
        assertThat(sendQueue.take()).isEqualTo("12345");
        assertThat(sendQueue.add("x")).isTrue();
    }

    @Test
    void closedQueue_isEmpty_andDiscardsNewLines() throws InterruptedException {
        sendQueue.add("one");
        sendQueue.close();
        assertThat(sendQueue.take()).isNull();
        assertThat(sendQueue.add("x".repeat(100))).isTrue();
        assertThat(sendQueue.take()).isNull();
    }
}
