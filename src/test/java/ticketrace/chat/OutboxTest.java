package ticketrace.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutboxTest {

    private final Outbox outbox = new Outbox(10);

    @Test
    void lines_comeOutInTheirOrder() throws InterruptedException {
        outbox.add("one");
        outbox.add("two");
        assertThat(outbox.take()).isEqualTo("one");
        assertThat(outbox.take()).isEqualTo("two");
    }

    @Test
    void fullOutbox_refuses_untilSomethingIsTaken() throws InterruptedException {
        assertThat(outbox.add("12345")).isTrue();
        assertThat(outbox.add("67890")).isTrue();
        assertThat(outbox.add("x")).isFalse();
        assertThat(outbox.take()).isEqualTo("12345");
        assertThat(outbox.add("x")).isTrue();
    }

    @Test
    void closedOutbox_hasNothing_andMissesNothing() throws InterruptedException {
        outbox.add("one");
        outbox.close();
        assertThat(outbox.take()).isNull();
        assertThat(outbox.add("x".repeat(100))).isTrue();
        assertThat(outbox.take()).isNull();
    }
}
