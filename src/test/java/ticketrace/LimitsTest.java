package ticketrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** All limits are shorter than JUnit's timeout, so a test that waits too long fails with its own message. */
class LimitsTest {

    private static Duration timeoutOfJUnit() throws IOException {
        Properties settings = new Properties();
        try (InputStream file = LimitsTest.class.getResourceAsStream("/junit-platform.properties")) {
            settings.load(Objects.requireNonNull(file));
        }
        String hours = settings.getProperty("junit.jupiter.execution.timeout.default");
        return Duration.parse("PT" + hours.replace(" ", ""));
    }

    private static List<Duration> limits() throws IllegalAccessException {
        List<Duration> limits = new ArrayList<>();
        for (Field field : Limits.class.getFields()) {
            limits.add((Duration) field.get(null));
        }
        return limits;
    }

    @Test
    void eachLimit_isShorterThanTheTimeoutOfJUnit() throws Exception {
        assertThat(limits())
                .contains(Limits.ANSWER, Limits.WORK, Limits.RACE)
                .allSatisfy(limit -> assertThat(limit).isLessThan(timeoutOfJUnit()));
    }
}
