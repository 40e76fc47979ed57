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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ticketrace.Ticketrace;

/** The product keeps the rules of {@link House}. And the rules find each violation in a house made to break them. */
class HouseTest {

    private static final Path SOURCES = Path.of("src", "main", "java", "ticketrace");

    /** One room, or several that are two spaces apart, and a space behind them. */
    private static final Pattern ROOMS_OF_A_LINE =
            Pattern.compile("^ \\* {1,5}((?:[a-z0-9]+(?:\\.[a-z0-9]+)?(?:  | {3,}))+)");

    private static final House HOUSE = new House("ticketrace");
    private static final JavaClasses CLASSES = classesAlongside(Ticketrace.class);

    private static final House BAD_HOUSE = new House("ticketrace.architecture.badhouse");
    private static final JavaClasses CLASSES_OF_BAD_HOUSE =
            classesAlongside(HouseTest.class).that(JavaClass.Predicates.resideInAPackage(BAD_HOUSE.root() + ".."));

    private static JavaClasses classesAlongside(Class<?> one) {
        return new ClassFileImporter()
                .importUrl(one.getProtectionDomain().getCodeSource().getLocation());
    }

    private static List<String> violations(ArchRule rule) {
        return rule.evaluate(CLASSES_OF_BAD_HOUSE).getFailureReport().getDetails();
    }

    private static void assertFound(ArchRule rule, String... words) {
        assertThat(violations(rule))
                .as(rule.getDescription())
                .isNotEmpty()
                .allSatisfy(violation -> assertThat(violation).contains(words));
    }

    @Test
    void importedClasses_areThoseOfTheProduct() {
        assertThat(CLASSES).hasSizeGreaterThan(100);
        assertThat(CLASSES.contain("ticketrace.Ticketrace")).isTrue();
        assertThat(CLASSES.contain("ticketrace.race.Race")).isTrue();
    }

    @Test
    void everyRoom_usesOnlyRoomsBelowIt() {
        HOUSE.roomsUseOnlyRoomsBelow().check(CLASSES);
    }

    @Test
    void roomThatUsesARoomAboveIt_isFound() {
        assertThat(violations(BAD_HOUSE.roomsUseOnlyRoomsBelow()))
                .anyMatch(violation -> violation.contains("badhouse.lock.LockThatUsesGuard")
                        && violation.contains("badhouse.guard.CorrectGuard"))
                .noneMatch(violation -> violation.startsWith("badhouse.guard.CorrectGuard"));
    }

    @Test
    void roomThatUsesARoomBesideIt_isFound() {
        assertThat(violations(BAD_HOUSE.roomsUseOnlyRoomsBelow()))
                .anyMatch(violation -> violation.contains("badhouse.view.page.PageThatUsesTerminal")
                        && violation.contains("badhouse.view.terminal.CorrectView"));
    }

    @Test
    void everyClass_isInARoomOfThePlan() {
        HOUSE.everyClassIsInARoom().check(CLASSES);
    }

    @Test
    void classInNoRoom_isFound() {
        assertThat(violations(BAD_HOUSE.everyClassIsInARoom()))
                .anyMatch(violation -> violation.contains("badhouse.attic.ClassInNoRoom"))
                .noneMatch(violation -> violation.contains("badhouse.guard.CorrectGuard"));
    }

    @Test
    void store_usesNoLock() {
        HOUSE.storeUsesNoLock().check(CLASSES);
    }

    @Test
    void storeThatUsesALock_isFound() {
        assertFound(BAD_HOUSE.storeUsesNoLock(), "badhouse.store.StoreThatUsesLock", "badhouse.lock.LockThatUsesGuard");
    }

    @Test
    void guard_usesNoRoomOfOneStore() {
        HOUSE.guardUsesNoRoomOfOneStore().check(CLASSES);
    }

    @Test
    void guardThatUsesTheRoomOfOneStore_isFound() {
        assertFound(
                BAD_HOUSE.guardUsesNoRoomOfOneStore(),
                "badhouse.guard.GuardThatUsesOneStore",
                "badhouse.store.h2.CorrectStore");
    }

    @Test
    void lock_usesNoStore() {
        HOUSE.lockUsesNoStore().check(CLASSES);
    }

    @Test
    void race_usesNoRoomOfTheTutorial() {
        HOUSE.raceUsesNoRoomOfTheTutorial().check(CLASSES);
    }

    @Test
    void lockThatUsesTheTutorial_isFound() {
        assertFound(
                BAD_HOUSE.raceUsesNoRoomOfTheTutorial(),
                "badhouse.lock.LockThatUsesGuard",
                "badhouse.multiprocessing.CorrectTutorial");
    }

    @Test
    void chat_usesOnlyProcessesAndLocks() {
        HOUSE.chatUsesOnlyProcessesAndLocks().check(CLASSES);
    }

    @Test
    void chatThatUsesTheStore_isFound() {
        assertFound(
                BAD_HOUSE.chatUsesOnlyProcessesAndLocks(),
                "badhouse.chat.ChatThatUsesStore",
                "badhouse.store.StoreThatUsesLock");
    }

    @Test
    void roomsThatABuyerLoads_useNoLibrary() {
        HOUSE.leanRoomsUseNoLibrary().check(CLASSES);
    }

    @Test
    void libraryInALeanRoom_isFound() {
        assertFound(BAD_HOUSE.leanRoomsUseNoLibrary(), "badhouse.store.StoreThatUsesLock", "org.slf4j");
    }

    @Test
    void filesThatAreReadLater_areWrittenWhole() {
        HOUSE.filesAreWrittenWhole().check(CLASSES);
    }

    @Test
    void fileThatIsWrittenInPlace_isFound() {
        assertFound(BAD_HOUSE.filesAreWrittenWhole(), "badhouse.chat.ChatThatUsesStore", "Files.writeString");
    }

    @Test
    void rooms_formNoCycle() {
        HOUSE.roomsFormNoCycle().check(CLASSES);
    }

    @Test
    void roomsThatFormACycle_areFound() {
        assertFound(BAD_HOUSE.roomsFormNoCycle(), "Cycle detected");
    }

    /** The names at the beginning of each line of the picture, before two spaces or more. */
    private static List<String> roomsInThePicture() throws IOException {
        return Files.readAllLines(SOURCES.resolve("package-info.java")).stream()
                .takeWhile(line -> !line.contains("A race, from left to right"))
                .flatMap(line -> ROOMS_OF_A_LINE.matcher(line).results())
                .flatMap(rooms -> Stream.of(rooms.group(1).strip().split(" +")))
                .toList();
    }

    @Test
    void picture_showsEveryRoom() throws IOException {
        assertThat(roomsInThePicture())
                .containsExactlyInAnyOrderElementsOf(House.rooms().stream()
                        .filter(room -> !room.equals("view"))
                        .toList());
    }

    @Test
    void roomsInThePicture_areInTheOrderOfTheFloors() throws IOException {
        assertThat(roomsInThePicture().stream().filter(HouseTest::isOfTheRace).toList())
                .isEqualTo(House.rooms().stream()
                        .filter(room -> !room.equals("view") && isOfTheRace(room))
                        .toList());
    }

    /** Whether this is a whole room of the race. The picture shows parts of a room below it, and the wing apart. */
    private static boolean isOfTheRace(String room) {
        return !room.contains(".") && !House.WING.contains(room);
    }

    @Test
    void everyPackage_hasADescription() throws IOException {
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
