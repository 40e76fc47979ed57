package ticketrace.trap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ticketrace.guard.Anomaly;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.guard.SteppableGuard;
import ticketrace.guard.Trap;
import ticketrace.store.Stores;

/** Each trap is found by its name, tells its story in sentences, and stands beside a mended lock. */
class TrapsTest {

    static List<Trap> traps() {
        return Guards.traps();
    }

    @Test
    void traps_areNotInTheCatalogueOfGuards() {
        assertThat(Guards.traps()).hasSizeGreaterThanOrEqualTo(14).doesNotHaveDuplicates();
        assertThat(Guards.all())
                .extracting(Guard::name)
                .noneMatch(name -> name.startsWith(Trap.PREFIX) || name.startsWith(Trap.MENDED_PREFIX));
    }

    @ParameterizedTest
    @MethodSource("traps")
    void trapAndMendedLock_areFoundByTheirNames(Trap trap) {
        SteppableGuard mended = trap.mended();
        assertThat(trap.name()).startsWith(Trap.PREFIX);
        assertThat(mended.name()).startsWith(Trap.MENDED_PREFIX);
        assertThat(Guards.named(trap.name(), trap.store())).isSameAs(trap);
        assertThat(Guards.named(mended.name(), trap.store())).hasSameClassAs(mended);
    }

    @Test
    void nameOfNoTrap_isUnknown() {
        assertThat(Guards.find(Trap.PREFIX + "none")).isNull();
        assertThat(Guards.find("unlink-on-release")).isNull();
    }

    @ParameterizedTest
    @MethodSource("traps")
    void story_isWrittenInSentences(Trap trap) {
        Trap.Story story = trap.story();
        assertThat(story.seenAt()).isNotBlank();
        assertThat(List.of(story.believed(), story.wrong(), story.cost(), story.mend(), trap.explanation()))
                .allSatisfy(sentence -> assertThat(sentence).matches("[A-Z].*\\."));
    }

    /** So nobody is offered a turn that changes nothing. */
    @Test
    void onlyALockThatLooksHowOldAFileIs_noticesTime() {
        assertThat(Guards.steppable())
                .extracting(Guard::name)
                .contains("inside:lock-file", "trap:check-then-create", "mended:kernel-lock")
                .filteredOn(Guards::noticesTime)
                .containsExactly(
                        "trap:stale-by-age",
                        "trap:release-of-anothers-lease",
                        "mended:lease-of-own-number",
                        "trap:fence-at-write-alone",
                        "mended:fence-at-read-and-write");
        assertThat(Guards.noticesTime("file-lock")).isFalse();
    }

    /** What it shows is what its promise, and that of the mended lock, forbid. */
    @ParameterizedTest
    @MethodSource("traps")
    void whatItShows_isForbidden(Trap trap) {
        assertThat(trap.shows()).contains(Anomaly.OVERSOLD);
        for (Guard guard : List.of(trap, trap.mended())) {
            assertThat(Guards.promise(guard, Stores.named(trap.store()), null).forbidden())
                    .as(guard.name())
                    .containsAll(trap.shows());
        }
    }

    /** It locks and replaces the file of the count itself, so the count must be in a file. */
    @Test
    void trapOfTheLockedDataFile_fitsOnlyAStoreWhoseCountIsAFile() {
        assertThat(Guards.storeNamesOf(Guards.named("trap:locked-data-file"))).containsExactly("file");
    }
}
