package ticketrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ticketrace.Ticketrace;

/** The house stands as it was planned. And the rules that say so can tell a crooked house. */
class HouseTest {

    private static final Path SOURCES = Path.of("src", "main", "java", "ticketrace");

    private static final House HOUSE = new House("ticketrace");
    private static final JavaClasses BUILT = classesAlongside(Ticketrace.class);

    private static final House CROOKED = new House("ticketrace.architecture.crooked");
    private static final JavaClasses CROOKED_BUILT =
            classesAlongside(HouseTest.class).that(JavaClass.Predicates.resideInAPackage(CROOKED.root() + ".."));

    private static JavaClasses classesAlongside(Class<?> one) {
        return new ClassFileImporter()
                .importUrl(one.getProtectionDomain().getCodeSource().getLocation());
    }

    private static List<String> violations(ArchRule rule) {
        return rule.evaluate(CROOKED_BUILT).getFailureReport().getDetails();
    }

    private static void assertCaught(ArchRule rule, String... words) {
        assertThat(violations(rule))
                .as(rule.getDescription())
                .isNotEmpty()
                .allSatisfy(violation -> assertThat(violation).contains(words));
    }

    @Test
    void thereIsAHouse() {
        assertThat(BUILT).hasSizeGreaterThan(100);
        assertThat(BUILT.contain("ticketrace.Ticketrace")).isTrue();
        assertThat(BUILT.contain("ticketrace.race.Race")).isTrue();
    }

    @Test
    void everyRoom_usesOnlyRoomsBelowIt() {
        HOUSE.roomsUseOnlyRoomsBelow().check(BUILT);
    }

    @Test
    void roomThatUsesOneAboveIt_isCaught() {
        assertThat(violations(CROOKED.roomsUseOnlyRoomsBelow()))
                .anyMatch(violation ->
                        violation.contains("crooked.lock.Upward") && violation.contains("crooked.guard.Fine"))
                .noneMatch(violation -> violation.startsWith("crooked.guard.Fine"));
    }

    @Test
    void roomThatUsesOneBesideIt_isCaught() {
        assertThat(violations(CROOKED.roomsUseOnlyRoomsBelow()))
                .anyMatch(violation -> violation.contains("crooked.view.page.Neighbour")
                        && violation.contains("crooked.view.terminal.Shown"));
    }

    @Test
    void everyClass_isInARoomOnThePlan() {
        HOUSE.everyClassIsInARoom().check(BUILT);
    }

    @Test
    void classInNoRoom_isCaught() {
        assertThat(violations(CROOKED.everyClassIsInARoom()))
                .anyMatch(violation -> violation.contains("crooked.attic.Lodger"))
                .noneMatch(violation -> violation.contains("crooked.guard.Fine"));
    }

    @Test
    void store_knowsNoLock() {
        HOUSE.storeKnowsNoLock().check(BUILT);
    }

    @Test
    void storeThatKnowsALock_isCaught() {
        assertCaught(CROOKED.storeKnowsNoLock(), "crooked.store.Talkative", "crooked.lock.Upward");
    }

    @Test
    void lock_knowsNoStore() {
        HOUSE.lockKnowsNoStore().check(BUILT);
    }

    @Test
    void race_knowsNothingOfTheTutorial() {
        HOUSE.raceKnowsNothingOfTheTutorial().check(BUILT);
    }

    @Test
    void lockThatKnowsTheTutorial_isCaught() {
        assertCaught(CROOKED.raceKnowsNothingOfTheTutorial(), "crooked.lock.Upward", "crooked.multiprocessing.Tutor");
    }

    @Test
    void chat_knowsOnlyProcessesAndLocks() {
        HOUSE.chatKnowsOnlyProcessesAndLocks().check(BUILT);
    }

    @Test
    void chatThatKnowsTickets_isCaught() {
        assertCaught(CROOKED.chatKnowsOnlyProcessesAndLocks(), "crooked.chat.Gossip", "crooked.store.Talkative");
    }

    @Test
    void whatABuyerLoads_knowsNoLibrary() {
        HOUSE.leanRoomsKnowNoLibrary().check(BUILT);
    }

    @Test
    void libraryInALeanRoom_isCaught() {
        assertCaught(CROOKED.leanRoomsKnowNoLibrary(), "crooked.store.Talkative", "org.slf4j");
    }

    @Test
    void filesToBeReadLater_areWrittenWhole() {
        HOUSE.filesAreWrittenWhole().check(BUILT);
    }

    @Test
    void fileThatIsWrittenInItsPlace_isCaught() {
        assertCaught(CROOKED.filesAreWrittenWhole(), "crooked.chat.Gossip", "Files.writeString");
    }

    @Test
    void rooms_doNotGoInCircles() {
        HOUSE.noRoomsGoInCircles().check(BUILT);
    }

    @Test
    void roomsThatGoInCircles_areCaught() {
        assertCaught(CROOKED.noRoomsGoInCircles(), "Cycle detected");
    }

    @Test
    void everyPackage_saysWhatItIs() throws IOException {
        List<Path> packages;
        try (Stream<Path> tree = Files.walk(SOURCES)) {
            packages = tree.filter(Files::isDirectory).toList();
        }
        assertThat(packages)
                .hasSizeGreaterThan(9)
                .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                        .as("the description of the package")
                        .isRegularFile()
                        .content()
                        .contains("/**", "@NullMarked"));
    }
}
