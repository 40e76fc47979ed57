package ticketrace.view.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import ticketrace.Limits;

/** Races side by side begin together. They do not wait for a race that has left; a stopped race does not wait. */
class StartTogetherTest {

    private final StartTogether start = new StartTogether(2);
    private final CountDownLatch begun = new CountDownLatch(1);

    private boolean beginsWithin(long millis) throws InterruptedException {
        return begun.await(millis, TimeUnit.MILLISECONDS);
    }

    private Thread race(AtomicBoolean stopped) {
        Thread race = new Thread(() -> {
            start.runner(stopped::get).await();
            begun.countDown();
        });
        race.start();
        return race;
    }

    @Test
    void readyRace_waitsForTheOther() throws InterruptedException {
        Thread race = race(new AtomicBoolean());

        assertThat(beginsWithin(Limits.REFUSAL.toMillis())).isFalse();
        StartTogether.Runner other = start.runner(() -> false);
        other.leave();
        other.leave();
        assertThat(beginsWithin(Limits.ANSWER.toMillis())).isTrue();
        race.join();
    }

    @Test
    void raceThatLeavesTwice_isMissingOnce() throws InterruptedException {
        AtomicBoolean stopped = new AtomicBoolean();
        StartTogether three = new StartTogether(3);
        StartTogether.Runner twice = three.runner(() -> false);
        twice.leave();
        twice.leave();
        Thread race = new Thread(() -> {
            three.runner(stopped::get).await();
            begun.countDown();
        });
        race.start();

        assertThat(beginsWithin(Limits.REFUSAL.toMillis()))
                .as("the third is missing")
                .isFalse();
        stopped.set(true);
        race.join();
    }

    @Test
    void raceThatIsStopped_waitsNoLonger() throws InterruptedException {
        AtomicBoolean stopped = new AtomicBoolean();
        Thread race = race(stopped);

        assertThat(beginsWithin(Limits.REFUSAL.toMillis())).isFalse();
        stopped.set(true);
        assertThat(beginsWithin(Limits.ANSWER.toMillis())).isTrue();
        race.join();
    }
}
