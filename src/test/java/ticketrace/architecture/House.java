package ticketrace.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Files;
import java.util.List;

/**
 * The rooms of the product (its packages), their order, and the rules for them.
 *
 * @param root the package that holds the rooms
 */
record House(String root) {

    /** The floors of the house, from top to bottom. Rooms on the same floor do not use each other. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("cli"),
            List.of("view.terminal", "view.page", "view.report", "view.export"),
            List.of("view.model"),
            List.of("view.words"),
            List.of("view"),
            List.of("lesson"),
            List.of("explore.stepping"),
            List.of("explore"),
            List.of("race"),
            List.of("run"),
            List.of("audit"),
            List.of("buyer"),
            List.of("trap"),
            List.of("guard"),
            List.of("history"),
            List.of("store.file", "store.mapped", "store.h2"),
            List.of("store"),
            List.of("chat"),
            List.of("multiprocessing"),
            List.of("lock.memory"),
            List.of("lock.file"),
            List.of("lock"),
            List.of("launch"),
            List.of("plugin"),
            List.of("input", "json"));

    /** The rooms that every buyer process loads, or every process that serves a client of the chat. */
    private static final List<String> LEAN = List.of(
            "input",
            "plugin",
            "lock",
            "launch",
            "multiprocessing",
            "race",
            "buyer",
            "guard",
            "history",
            "store",
            "chat");

    /** Classes in lean rooms that only the launcher loads: they log, or read or write JSON. */
    private static final List<String> OF_THE_LAUNCHER = List.of(
            "history.HistoryText",
            "history.HistoryTextReader",
            "race.BuyerArchive",
            "race.Faults",
            "race.Pauses",
            "race.Race",
            "race.RunningBuyers",
            "race.TrainingRaces");

    /** The tutorial's rooms. */
    static final List<String> WING = List.of("lesson", "chat", "multiprocessing");

    /** The rooms that the chat may use. It uses no room that has to do with tickets. */
    private static final List<String> USED_BY_CHAT = List.of("chat", "multiprocessing", "launch", "lock", "input");

    /** The rooms that write a file completely before others read it. The other rooms write evidence that grows. */
    private static final List<String> WRITING = List.of("cli", "view", "lesson", "explore", "chat", "race", "run");

    private static final List<String> WRITERS =
            List.of("write", "writeString", "newBufferedWriter", "newOutputStream", "newByteChannel", "copy");

    private static final String[] LIBRARIES = {
        "picocli..",
        "com.fasterxml..",
        "tools.jackson..",
        "org.slf4j..",
        "org.jline..",
        "io.javalin..",
        "org.eclipse.jetty..",
        "kotlin.."
    };

    /**
     * A room uses only rooms below it, and no room beside it. The entry class is in no room and may use all of them.
     */
    ArchRule roomsUseOnlyRoomsBelow() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(new ArchCondition<>("use only rooms below their own") {
                    @Override
                    public void check(JavaClass user, ConditionEvents events) {
                        for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
                            JavaClass used = dependency.getTargetClass();
                            int from = floorOf(user);
                            int to = floorOf(used);
                            boolean beside = from == to && !roomOf(user).equals(roomOf(used));
                            if (isOurs(used) && from >= 0 && (to < from || beside)) {
                                events.add(SimpleConditionEvent.violated(user, dependency.getDescription()));
                            }
                        }
                    }
                });
    }

    /** Every class except the entry class is in a room of the plan. */
    ArchRule everyClassIsInARoom() {
        return classes().that().resideInAPackage(root + "..").should(new ArchCondition<>("be in a room of the plan") {
            @Override
            public void check(JavaClass each, ConditionEvents events) {
                boolean entry = each.getPackageName().equals(root)
                        && List.of("Ticketrace", "package-info").contains(each.getSimpleName());
                if (floorOf(each) < 0 && !entry) {
                    events.add(SimpleConditionEvent.violated(each, each.getName() + " is in no room"));
                }
            }
        });
    }

    ArchRule storeUsesNoLock() {
        return noClasses().that(areIn("store")).should().dependOnClassesThat(areIn("lock"));
    }

    /** A guard asks for what a store can do, and never for one store: stores are plug-ins. */
    ArchRule guardUsesNoRoomOfOneStore() {
        return noClasses()
                .that(areIn("guard"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(rooms().stream()
                        .filter(room -> room.startsWith("store."))
                        .map(this::room)
                        .toArray(String[]::new));
    }

    ArchRule lockUsesNoStore() {
        return noClasses().that(areIn("lock")).should().dependOnClassesThat(areIn("store"));
    }

    /** The race and all rooms below it use no room of the tutorial. */
    ArchRule raceUsesNoRoomOfTheTutorial() {
        return noClasses()
                .that(areIn("race")
                        .or(areIn("run"))
                        .or(areIn("explore"))
                        .or(areIn("audit"))
                        .or(areIn("buyer"))
                        .or(areIn("guard"))
                        .or(areIn("history"))
                        .or(areIn("store"))
                        .or(areIn("lock"))
                        .or(areIn("launch")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(WING.stream().map(this::room).toArray(String[]::new));
    }

    ArchRule chatUsesOnlyProcessesAndLocks() {
        List<String> others = rooms().stream()
                .filter(room -> USED_BY_CHAT.stream().noneMatch(used -> isPartOf(room, used)))
                .map(this::room)
                .toList();
        return noClasses()
                .that(areIn("chat"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others.toArray(String[]::new));
    }

    /**
     * The rooms that a buyer process loads use no library: each library would take longer to load than the rest of the
     * start.
     */
    ArchRule leanRoomsUseNoLibrary() {
        return noClasses()
                .that()
                .resideInAnyPackage(LEAN.stream().map(this::room).toArray(String[]::new))
                .and(DescribedPredicate.not(new DescribedPredicate<>("are only loaded by the launcher") {
                    @Override
                    public boolean test(JavaClass each) {
                        return OF_THE_LAUNCHER.stream()
                                .anyMatch(name -> each.getName().equals(root + "." + name));
                    }
                }))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(LIBRARIES)
                .orShould()
                .dependOnClassesThat(areIn("json"));
    }

    /** A file that people and other programs read later is complete, or does not exist. */
    ArchRule filesAreWrittenWhole() {
        return noClasses()
                .that()
                .resideInAnyPackage(WRITING.stream().map(this::room).toArray(String[]::new))
                .and()
                .doNotHaveSimpleName("WholeFile")
                .should()
                .callMethodWhere(new DescribedPredicate<JavaMethodCall>("write a file in place") {
                    @Override
                    public boolean test(JavaMethodCall call) {
                        return call.getTargetOwner().isEquivalentTo(Files.class) && WRITERS.contains(call.getName());
                    }
                });
    }

    ArchRule roomsFormNoCycle() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    private DescribedPredicate<JavaClass> areIn(String room) {
        return JavaClass.Predicates.resideInAPackage(room(room));
    }

    private String room(String name) {
        return root + "." + name + "..";
    }

    private boolean isOurs(JavaClass used) {
        return used.getPackageName().equals(root) || used.getPackageName().startsWith(root + ".");
    }

    /** The index of the floor that the class's room is on, 0 at the top; -1 if the class is in no room. */
    private int floorOf(JavaClass type) {
        String room = roomOf(type);
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            if (FLOORS.get(floor).contains(room)) {
                return floor;
            }
        }
        return -1;
    }

    /** The package of the class, relative to the root: the name of its room, if it is in one. */
    private String roomOf(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(root + ".") ? name.substring(root.length() + 1) : "";
    }

    static List<String> rooms() {
        return FLOORS.stream().flatMap(List::stream).toList();
    }

    private static boolean isPartOf(String room, String whole) {
        return room.equals(whole) || room.startsWith(whole + ".");
    }
}
