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
import ticketrace.store.Stores;
import ticketrace.store.Traits;

/** The promises of the guards that a database provides. */
class PromisesTest {

    private final Guard transaction = Guards.named("transaction");

    private static Promise onH2(Isolation level) {
        return Guards.promise("transaction", "h2", level);
    }

    @Test
    void onlyTransaction_hasLevelsOfIsolation() {
        assertThat(Guards.all()).filteredOn(Guard::hasIsolation).containsExactly(transaction);
        assertThat(Guards.levels(transaction, Stores.named("h2"))).containsExactly(Isolation.values());
    }

    @ParameterizedTest
    @EnumSource(Isolation.class)
    void everyLevel_hasAnExpectationForEveryAnomaly_withAReason(Isolation level) {
        for (Anomaly anomaly : Anomaly.values()) {
            Promise.Term term = onH2(level).term(anomaly);

            assertThat(term.expectation()).as("%s", anomaly).isNotNull();
            assertThat(term.reason()).as("%s", anomaly).isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Isolation.class,
            names = {"READ_UNCOMMITTED", "READ_COMMITTED"})
    void weakLevels_promiseOnlyTrueEvidence(Isolation level) {
        assertThat(onH2(level).forbidden()).containsExactly(Anomaly.VANISHED, Anomaly.STORE_MISMATCH, Anomaly.DEADLOCK);
        assertThat(onH2(level).expectation(Anomaly.LOST_UPDATE)).isEqualTo(Expectation.EXPECTED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Isolation.class,
            names = {"REPEATABLE_READ", "SERIALIZABLE"})
    void strongLevels_promiseNoLostUpdate_butExcludeNoBuyer(Isolation level) {
        assertNoLostUpdate(onH2(level));
    }

    @ParameterizedTest
    @ValueSource(strings = {"optimistic", "atomic"})
    void guardsThatLockNothing_promiseNoLostUpdate_butExcludeNoBuyer(String name) {
        assertNoLostUpdate(Guards.promise(name, "mapped", null));
        assertThat(Guards.promise(name, "mapped", null).isExclusion()).isFalse();
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
        assertThat(Guards.promise("row-lock", "h2", null).isExclusion()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"READ_UNCOMMITTED, false", "READ_COMMITTED, true", "REPEATABLE_READ, true", "SERIALIZABLE, true"})
    void transaction_isAllOrNothing_whereUncommittedDataIsHidden(Isolation level, boolean allOrNothing) {
        assertThat(onH2(level).isAllOrNothing()).isEqualTo(allOrNothing);
    }

    @Test
    void ofTheOtherGuards_onlyRowLockIsAllOrNothing() {
        assertThat(Guards.all())
                .filteredOn(
                        guard -> Guards.promise(guard, Stores.named("h2"), null).isAllOrNothing())
                .extracting(Guard::name)
                .containsExactly("row-lock", "transaction");
    }

    @Test
    void withoutALevel_transactionPromisesTheSameAsAtTheStrongestLevel() {
        Promise serializable = onH2(Isolation.SERIALIZABLE);

        assertThat(Guards.promise("transaction", "h2", null)).isEqualTo(serializable);
    }

    @ParameterizedTest
    @EnumSource(Isolation.class)
    void guardWithoutLevels_promisesTheSameAtEveryLevel(Isolation level) {
        assertThat(Guards.promise("file-lock", "h2", level)).isEqualTo(Guards.promise("file-lock", "h2", null));
    }

    @Test
    void label_namesTheLevelIfThereIsOne() {
        assertThat(Guards.label("file-lock", null)).isEqualTo("file-lock");
        assertThat(Guards.label("transaction", Isolation.READ_COMMITTED)).isEqualTo("transaction at read-committed");
    }

    @Test
    void guardsThatNeedCompareAndSet_fitNoFileStore_andTransactionsFitOnlyADatabase() {
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

    /** PostgreSQL is such a store: its READ UNCOMMITTED shows no uncommitted data. */
    @Test
    void transaction_onAStoreThatShowsNothingUncommitted_isAllOrNothing() {
        Promise promise = transaction.promise(new Traits(false, false, "it shows what is committed"));

        assertThat(promise.isAllOrNothing()).isTrue();
        assertThat(promise.expectation(Anomaly.LOST_UPDATE)).isEqualTo(Expectation.EXPECTED);
        assertThat(promise.term(Anomaly.LOST_UPDATE).reason()).isEqualTo("it shows what is committed");
    }

    /** MariaDB's REPEATABLE READ loses an update where PostgreSQL's refuses it. */
    @ParameterizedTest
    @CsvSource({"true, FORBIDDEN", "false, EXPECTED"})
    void transaction_losesNoUpdate_whereTheStoreRefusesConflictingWrites(boolean refuses, Expectation expectation) {
        Promise promise = transaction.promise(new Traits(false, refuses, "that is how it is"));

        assertThat(promise.expectation(Anomaly.LOST_UPDATE)).isEqualTo(expectation);
        assertThat(promise.expectation(Anomaly.DOUBLE_BOOKED)).isEqualTo(expectation);
    }

    /** A buyer may read data that is undone later, and nothing holds after that. */
    @Test
    void transaction_onAStoreThatShowsUncommittedData_promisesNothing() {
        Promise promise = transaction.promise(new Traits(true, true, "it shows all"));

        assertThat(promise.isAllOrNothing()).isFalse();
        assertThat(promise.forbidden()).doesNotContain(Anomaly.OUT_OF_ORDER, Anomaly.LOST_UPDATE);
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true"})
    void rowLock_isAllOrNothing_whereUncommittedDataIsHidden(boolean shows, boolean allOrNothing) {
        Promise promise = Guards.named("row-lock").promise(new Traits(shows, true, "that is how it is"));

        assertThat(promise.isExclusion()).isTrue();
        assertThat(promise.isAllOrNothing()).isEqualTo(allOrNothing);
    }

    @Test
    void guardThatNeedsNothingOfTheStore_promisesTheSameOnAnUnknownStore() {
        assertThat(Guards.promise("file-lock", "abacus", null)).isEqualTo(Guards.promise("file-lock", "file", null));
    }

    @Test
    void transaction_onAnUnknownStore_orOneWithoutTransactions_hasNoPromise() {
        assertThatThrownBy(() -> Guards.promise("transaction", "abacus", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown store 'abacus'; stores are: file, mapped, h2");
        assertThatThrownBy(() -> Guards.promise("transaction", "file", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("guard 'transaction' does not fit store 'file'");
        assertThat(Guards.findPromise("transaction", "abacus", null)).isNull();
        assertThat(Guards.findPromise("no-such-guard", "file", null)).isNull();
    }
}
