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

/** A test that waits comes to the end of its own limit, which says what it waited for, before JUnit ends it. */
class LimitsTest {

    private static Duration backstop() throws IOException {
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
    void eachLimit_isShorterThanJUnitsOwn() throws Exception {
        assertThat(limits())
                .contains(Limits.ANSWER, Limits.WORK, Limits.RACE)
                .allSatisfy(limit -> assertThat(limit).isLessThan(backstop()));
    }
}
