package ticketrace.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.Limits;
import ticketrace.store.AtomicStore;
import ticketrace.store.OptimisticStore;
import ticketrace.store.ServedStore;
import ticketrace.store.StoreKind;
import ticketrace.store.Stores;
import ticketrace.store.TicketStore;

class GuardsTest {

    private static Promise promise(Guard guard) {
        return Guards.promise(guard, Guards.storesOf(guard).get(0), null);
    }

    static List<Guard> guards() {
        return Guards.all();
    }

    @Test
    void catalogue_holdsTheGuardsOfTheFileStore() {
        assertThat(Guards.all())
                .extracting(Guard::name)
                .contains("none", "jvm-lock", "lock-file", "file-lock", "fair-lock", "robust-lock", "lease-lock")
                .doesNotHaveDuplicates();
    }

    @Test
    void guardsWithoutAcquire_areNeverHeld() {
        assertThat(Guards.all())
                .filteredOn(guard -> !guard.isHeld())
                .extracting(Guard::name)
                .containsExactly("none", "optimistic", "atomic");
    }

    @ParameterizedTest
    @MethodSource("guards")
    void everyGuard_hasAnExplanation(Guard guard) {
        assertThat(guard.name()).matches("[a-z]+(-[a-z]+)*");
        assertThat(guard.explanation()).endsWith(".");
        assertThat(guard.onCrash()).endsWith(".");
    }

    @ParameterizedTest
    @MethodSource("guards")
    void everyGuard_hasAnExpectationForEveryAnomaly_withAReason(Guard guard) {
        for (Anomaly anomaly : Anomaly.values()) {
            Promise.Term term = promise(guard).term(anomaly);

            assertThat(term.expectation()).as("%s of %s", anomaly, guard.name()).isNotNull();
            assertThat(term.reason()).as("%s of %s", anomaly, guard.name()).isNotBlank();
            assertThat(anomaly.explanation()).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("guards")
    void everyGuard_fitsAtLeastOneStore(Guard guard) {
        assertThat(Guards.storesOf(guard)).isNotEmpty().allMatch(guard::fits);
        assertThat(Guards.storeNamesOf(guard)).isSubsetOf(Stores.names());
    }

    @ParameterizedTest
    @MethodSource("guards")
    void falseEvidence_isForbiddenUnderEveryGuard(Guard guard) {
        assertThat(promise(guard).forbidden()).contains(Anomaly.STORE_MISMATCH, Anomaly.VANISHED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "jvm-lock"})
    void guardsThatExcludeNoBuyer_promiseOnlyTrueEvidence(String name) {
        Guard guard = Guards.named(name);

        assertThat(promise(guard).forbidden())
                .containsExactly(Anomaly.VANISHED, Anomaly.STORE_MISMATCH, Anomaly.DEADLOCK);
        assertThat(promise(guard).isExclusion()).isFalse();
        assertThat(promise(guard).expectation(Anomaly.OVERSOLD)).isEqualTo(Expectation.EXPECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lock-file", "file-lock", "robust-lock"})
    void guardsThatExclude_forbidAtLeastAllButOvertakingAndDeadlock(String name) {
        Guard guard = Guards.named(name);
        Set<Anomaly> others = EnumSet.allOf(Anomaly.class);
        others.removeAll(List.of(Anomaly.OVERTAKEN, Anomaly.DEADLOCK));

        assertThat(promise(guard).isExclusion()).isTrue();
        assertThat(promise(guard).forbidden()).containsAll(others).doesNotContain(Anomaly.OVERTAKEN);
        assertThat(promise(guard).expectation(Anomaly.OVERTAKEN)).isEqualTo(Expectation.POSSIBLE);
    }

    @Test
    void deadlock_isExpectedWhereADeadHolderBlocks_andForbiddenForEveryOtherGuard() {
        assertThat(Guards.all())
                .filteredOn(guard -> promise(guard).expectation(Anomaly.DEADLOCK) != Expectation.FORBIDDEN)
                .extracting(Guard::name, guard -> promise(guard).expectation(Anomaly.DEADLOCK))
                .containsExactly(tuple("lock-file", Expectation.EXPECTED), tuple("lease-lock", Expectation.EXPECTED));
    }

    @Test
    void sweep_deletesOnlyTheLockFileOfADeadProcess(@TempDir Path folder) throws Exception {
        Path left = Files.createFile(folder.resolve(LockFileGuard.FILE));
        Path kept = Files.createFile(folder.resolve(FileLockGuard.FILE));

        for (Guard guard : Guards.all()) {
            guard.sweep(folder);
            guard.sweep(folder);
        }

        assertThat(left).doesNotExist();
        assertThat(kept).exists();
    }

    /** Every guard with every store it fits. */
    static Stream<Arguments> pairs() {
        return Guards.all().stream()
                .flatMap(guard -> Guards.storeNamesOf(guard).stream().map(store -> arguments(guard, store)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void everyGuard_fitsExactlyTheStoresItNames(Guard guard, String storeName, @TempDir Path folder) throws Exception {
        StoreKind kind = Stores.named(storeName);
        try (ServedStore served = kind.create(folder, 1);
                TicketStore store = kind.open(folder, served.access(), "A");
                CriticalSection section = guard.open(Opening.of(folder, store))) {
            if (section == null) {
                assertThat(guard.name()).isIn("none", "optimistic", "atomic");
            } else {
                assertThat(section.acquire(Limits.ANSWER)).isNotNull();
                assertThat(store.read()).isEqualTo(1);
                section.release();
            }
            if (guard.purchaseKind() == PurchaseKind.OPTIMISTIC) {
                assertThat(store).isInstanceOf(OptimisticStore.class);
            }
            if (guard.purchaseKind() == PurchaseKind.ATOMIC) {
                assertThat(store).isInstanceOf(AtomicStore.class);
            }
        }
    }

    @Test
    void guard_isFoundByItsName() {
        for (Guard guard : Guards.all()) {
            assertThat(Guards.named(guard.name())).isSameAs(guard);
            assertThat(Guards.named(guard.name(), Guards.storeNamesOf(guard).get(0)))
                    .isSameAs(guard);
        }
    }

    @ParameterizedTest
    @CsvSource({"file-lok", "''", "FILE-LOCK"})
    void unknownGuard_isRefusedWithTheKnownNames(String name) {
        assertThatThrownBy(() -> Guards.named(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "unknown guard '" + name + "'; guards are: none, jvm-lock, lock-file, file-lock")
                .hasMessageEndingWith("; and the locks that the command traps lists");
    }

    @Test
    void guardThatDoesNotFitTheStore_isRefusedWithTheGuardsThatFit() {
        assertThatThrownBy(() -> Guards.named("file-lock", "abacus"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("guard 'file-lock' does not fit store 'abacus'")
                .hasMessageContaining("it fits: file");
    }

    @Test
    void fittingGuards_areThoseThatFitTheStore() {
        assertThat(Guards.fitting("file")).isNotEmpty().allMatch(guard -> guard.fits(Stores.named("file")));
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
