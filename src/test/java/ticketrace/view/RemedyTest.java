package ticketrace.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ticketrace.race.RaceSettings;
import ticketrace.store.Isolation;

/** What the catalogue says of a clash. */
class RemedyTest {

    private static RaceSettings race(String guard, @Nullable Isolation level) {
        return new RaceSettings(2, 1, "h2", guard, level, Duration.ZERO, 1, Duration.ZERO, false, null);
    }

    @Test
    void guardsThatForbidIt_areThoseThatFitTheStore() {
        assertThat(Remedy.guards("file")).containsExactly("lock-file", "file-lock", "fair-lock", "robust-lock");
        assertThat(Remedy.guards("h2"))
                .contains("row-lock", "transaction at repeatable-read or serializable", "atomic")
                .doesNotContain("none", "jvm-lock", "transaction");
    }

    @Test
    void reason_isTheCatalogues_atThatLevel() {
        assertThat(Remedy.reason(race("none", null)))
                .isEqualTo("Guard none lets it happen: two buyers can read the same count before either writes.");
        assertThat(Remedy.reason(race("transaction", Isolation.READ_COMMITTED)))
                .startsWith("Guard transaction at read-committed lets it happen: ");
        assertThat(Remedy.reason(race("transaction", Isolation.SERIALIZABLE)))
                .startsWith("Guard transaction at serializable forbids it: ");
    }
}
