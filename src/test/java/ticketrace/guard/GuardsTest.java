package ticketrace.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.lock.ProcessLock;
import ticketrace.store.Stores;

class GuardsTest {

    static List<Guard> guards() {
        return Guards.all();
    }

    @Test
    void catalogue_hasTheGuardsOfTheFileStore() {
        assertThat(Guards.all())
                .extracting(Guard::name)
                .contains("none", "jvm-lock", "lock-file", "file-lock")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("guards")
    void everyGuard_saysWhatItIs(Guard guard) {
        assertThat(guard.name()).matches("[a-z]+(-[a-z]+)*");
        assertThat(guard.explanation()).endsWith(".");
        assertThat(guard.onCrash()).endsWith(".");
    }

    @ParameterizedTest
    @MethodSource("guards")
    void everyGuard_gradesEveryAnomaly_andSaysWhy(Guard guard) {
        for (Anomaly anomaly : Anomaly.values()) {
            Promise.Term term = guard.promise().term(anomaly);

            assertThat(term.grade()).as("%s of %s", anomaly, guard.name()).isNotNull();
            assertThat(term.reason()).as("%s of %s", anomaly, guard.name()).isNotBlank();
            assertThat(anomaly.explanation()).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("guards")
    void everyGuard_fitsAStoreThatExists(Guard guard) {
        assertThat(guard.stores()).isNotEmpty().isSubsetOf(Stores.names());
        assertThat(guard.stores()).allMatch(guard::fits);
    }

    @ParameterizedTest
    @MethodSource("guards")
    void evidence_mustBeTrueUnderEveryGuard(Guard guard) {
        assertThat(guard.promise().forbidden()).contains(Anomaly.STORE_MISMATCH, Anomaly.VANISHED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "jvm-lock"})
    void guardsThatExcludeNobody_promiseNothingElse(String name) {
        Guard guard = Guards.named(name);

        assertThat(guard.promise().forbidden()).containsExactly(Anomaly.VANISHED, Anomaly.STORE_MISMATCH);
        assertThat(guard.promisesExclusion()).isFalse();
        assertThat(guard.promise().grade(Anomaly.OVERSOLD)).isEqualTo(Grade.EXPECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lock-file", "file-lock"})
    void guardsThatExclude_promiseAllButTurns(String name) {
        Guard guard = Guards.named(name);

        assertThat(guard.promisesExclusion()).isTrue();
        assertThat(guard.promise().forbidden())
                .hasSize(Anomaly.values().length - 1)
                .doesNotContain(Anomaly.OVERTAKEN);
        assertThat(guard.promise().grade(Anomaly.OVERTAKEN)).isEqualTo(Grade.POSSIBLE);
    }

    @ParameterizedTest
    @MethodSource("guards")
    void everyGuardButNone_makesALockInTheFolder(Guard guard, @TempDir Path folder) throws IOException {
        try (ProcessLock lock = guard.open(folder)) {
            if (guard.name().equals("none")) {
                assertThat(lock).isNull();
            } else {
                assertThat(lock.tryAcquire()).isTrue();
                lock.release();
            }
        }
    }

    @Test
    void guard_isFoundByItsName() {
        for (Guard guard : Guards.all()) {
            assertThat(Guards.named(guard.name())).isSameAs(guard);
            assertThat(Guards.named(guard.name(), guard.stores().get(0))).isSameAs(guard);
        }
    }

    @ParameterizedTest
    @CsvSource({"file-lok", "''", "FILE-LOCK"})
    void unknownGuard_isRefusedWithTheNamesThereAre(String name) {
        assertThatThrownBy(() -> Guards.named(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "unknown guard '" + name + "'; guards are: none, jvm-lock, lock-file, file-lock");
    }

    @Test
    void guardThatDoesNotFitTheStore_isRefusedWithWhatDoes() {
        assertThatThrownBy(() -> Guards.named("file-lock", "abacus"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("guard 'file-lock' does not fit store 'abacus'")
                .hasMessageContaining("it fits: file");
    }

    @Test
    void fittingGuards_areThoseOfTheStore() {
        assertThat(Guards.fitting("file")).isNotEmpty().allMatch(guard -> guard.fits("file"));
        assertThat(Guards.fitting("abacus")).isEmpty();
    }

    @Test
    void anomaly_isFoundByItsName() {
        for (Anomaly anomaly : Anomaly.values()) {
            assertThat(Anomaly.named(anomaly.name())).isSameAs(anomaly);
        }
        assertThatThrownBy(() -> Anomaly.named("CHAOS"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("OVERSOLD, DOUBLE_BOOKED");
    }
}
