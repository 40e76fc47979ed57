package ticketrace.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.store.Isolation;

/** What the guards promise that a database brings. */
class PromisesTest {

    private final Guard transaction = Guards.named("transaction");

    @Test
    void onlyTransaction_hasLevelsOfIsolation() {
        assertThat(Guards.all()).filteredOn(Guard::hasIsolation).containsExactly(transaction);
        assertThat(transaction.promises()).containsOnlyKeys(Isolation.values());
    }

    @ParameterizedTest
    @EnumSource(Isolation.class)
    void everyLevel_gradesEveryAnomaly_andSaysWhy(Isolation level) {
        for (Anomaly anomaly : Anomaly.values()) {
            Promise.Term term = transaction.promise(level).term(anomaly);

            assertThat(term.expectation()).as("%s", anomaly).isNotNull();
            assertThat(term.reason()).as("%s", anomaly).isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Isolation.class,
            names = {"READ_UNCOMMITTED", "READ_COMMITTED"})
    void weakLevels_promiseNothingButTrueEvidence(Isolation level) {
        assertThat(transaction.promise(level).forbidden())
                .containsExactly(Anomaly.VANISHED, Anomaly.STORE_MISMATCH, Anomaly.DEADLOCK);
        assertThat(transaction.promise(level).expectation(Anomaly.LOST_UPDATE)).isEqualTo(Expectation.EXPECTED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Isolation.class,
            names = {"REPEATABLE_READ", "SERIALIZABLE"})
    void strongLevels_promiseThatNoUpdateIsLost_andKeepNobodyOut(Isolation level) {
        assertNoLostUpdate(transaction.promise(level));
    }

    @ParameterizedTest
    @ValueSource(strings = {"optimistic", "atomic"})
    void guardsThatLockNothing_promiseThatNoUpdateIsLost_andKeepNobodyOut(String name) {
        assertNoLostUpdate(Guards.named(name).promise());
        assertThat(Guards.named(name).promisesExclusion()).isFalse();
    }

    private static void assertNoLostUpdate(Promise promise) {
        assertThat(promise.forbidden())
                .contains(
                        Anomaly.OVERSOLD,
                        Anomaly.DOUBLE_BOOKED,
                        Anomaly.LOST_UPDATE,
                        Anomaly.OUT_OF_ORDER,
                        Anomaly.DEADLOCK)
                .doesNotContain(Anomaly.OVERLAP, Anomaly.OVERTAKEN);
        assertThat(promise.expectation(Anomaly.OVERLAP)).isEqualTo(Expectation.POSSIBLE);
        assertThat(promise.expectation(Anomaly.OVERTAKEN)).isEqualTo(Expectation.POSSIBLE);
    }

    @Test
    void rowLock_promisesExclusion() {
        assertThat(Guards.named("row-lock").promisesExclusion()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"READ_UNCOMMITTED, false", "READ_COMMITTED, true", "REPEATABLE_READ, true", "SERIALIZABLE, true"})
    void transaction_isAllOrNothing_whereNobodySeesWhatIsNotCommitted(Isolation level, boolean allOrNothing) {
        assertThat(transaction.promise(level).isAllOrNothing()).isEqualTo(allOrNothing);
    }

    @Test
    void ofTheOthers_onlyRowLockIsAllOrNothing() {
        assertThat(Guards.all())
                .filteredOn(guard -> guard.promise().isAllOrNothing())
                .extracting(Guard::name)
                .containsExactly("row-lock", "transaction");
    }

    @Test
    void withoutALevel_transactionPromisesWhatItDoesAtTheStrongest() {
        Promise serializable = transaction.promise(Isolation.SERIALIZABLE);

        assertThat(transaction.promise().forbidden()).isEqualTo(serializable.forbidden());
        assertThat(transaction.promise().isAllOrNothing()).isEqualTo(serializable.isAllOrNothing());
    }

    @ParameterizedTest
    @EnumSource(Isolation.class)
    void guardWithoutLevels_promisesTheSameAtAny(Isolation level) {
        Guard fileLock = Guards.named("file-lock");

        assertThat(fileLock.promise(level).forbidden())
                .isEqualTo(fileLock.promise().forbidden());
    }

    @Test
    void label_namesTheLevelIfThereIsOne() {
        assertThat(Guards.label("file-lock", null)).isEqualTo("file-lock");
        assertThat(Guards.label("transaction", Isolation.READ_COMMITTED)).isEqualTo("transaction at read-committed");
    }

    @Test
    void guardsThatNeedACompareAndSet_fitNoFile_andTransactionsFitADatabaseOnly() {
        assertThat(Guards.fitting("mapped"))
                .extracting(Guard::name)
                .contains("none", "jvm-lock", "lock-file", "file-lock", "optimistic", "atomic")
                .doesNotContain("row-lock", "transaction");
        assertThat(Guards.fitting("h2")).isEqualTo(Guards.all());
        assertThat(Guards.fitting("file"))
                .extracting(Guard::name)
                .doesNotContainAnyElementsOf(List.of("row-lock", "transaction", "optimistic", "atomic"));
        assertThatThrownBy(() -> Guards.named("row-lock", "file"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("guard 'row-lock' does not fit store 'file'; it fits: h2");
    }
}
