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
 * The plan of the house, and its rules.
 *
 * @param root the package that holds the rooms
 */
record House(String root) {

    /** The floors, the topmost first; rooms of one floor do not use each other. Rooms that are not built yet are there, too. */
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
            List.of("input"));

    /** Rooms that every buyer process, or every process that serves a client of the chat, loads. */
    private static final List<String> LEAN =
            List.of("input", "lock", "launch", "multiprocessing", "buyer", "store", "chat");

    /** The tutorial's rooms. */
    private static final List<String> WING = List.of("lesson", "chat", "multiprocessing");

    /** What the chat, which knows no tickets, is built on. */
    private static final List<String> UNDER_THE_CHAT = List.of("chat", "multiprocessing", "launch", "lock", "input");

    /** Rooms that write files to be read later, and no evidence that grows while it is written. */
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

    /** A room imports only rooms below it, and none beside it. The entry class, which is in no room, may use all. */
    ArchRule roomsUseOnlyRoomsBelow() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .doNotHaveSimpleName("Stores") // until stores are plug-ins
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

    /** Every class but the entry class is in a room that is on the plan. */
    ArchRule everyClassIsInARoom() {
        return classes().that().resideInAPackage(root + "..").should(new ArchCondition<>("be in a room on the plan") {
            @Override
            public void check(JavaClass inhabitant, ConditionEvents events) {
                boolean entry = inhabitant.getPackageName().equals(root)
                        && List.of("Ticketrace", "package-info").contains(inhabitant.getSimpleName());
                if (floorOf(inhabitant) < 0 && !entry) {
                    events.add(SimpleConditionEvent.violated(inhabitant, inhabitant.getName() + " is in no room"));
                }
            }
        });
    }

    ArchRule storeKnowsNoLock() {
        return noClasses().that(areIn("store")).should().dependOnClassesThat(areIn("lock"));
    }

    ArchRule lockKnowsNoStore() {
        return noClasses().that(areIn("lock")).should().dependOnClassesThat(areIn("store"));
    }

    /** The race and all that it is built on stand without the tutorial's rooms. */
    ArchRule raceKnowsNothingOfTheTutorial() {
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

    ArchRule chatKnowsOnlyProcessesAndLocks() {
        List<String> others = rooms().stream()
                .filter(room -> UNDER_THE_CHAT.stream().noneMatch(below -> isPartOf(room, below)))
                .map(this::room)
                .toList();
        return noClasses()
                .that(areIn("chat"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others.toArray(String[]::new));
    }

    /** What a buyer process loads knows no library: each costs it more than its own start. */
    ArchRule leanRoomsKnowNoLibrary() {
        return noClasses()
                .that()
                .resideInAnyPackage(LEAN.stream().map(this::room).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(LIBRARIES);
    }

    /** What people and other programs read later is there whole, or not at all. */
    ArchRule filesAreWrittenWhole() {
        return noClasses()
                .that()
                .resideInAnyPackage(WRITING.stream().map(this::room).toArray(String[]::new))
                .and()
                .doNotHaveSimpleName("WholeFile")
                .should()
                .callMethodWhere(new DescribedPredicate<JavaMethodCall>("write a file in its place") {
                    @Override
                    public boolean test(JavaMethodCall call) {
                        return call.getTargetOwner().isEquivalentTo(Files.class) && WRITERS.contains(call.getName());
                    }
                });
    }

    ArchRule noRoomsGoInCircles() {
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

    /** How far down the class's room is; -1 if it is in none. */
    private int floorOf(JavaClass inhabitant) {
        String room = roomOf(inhabitant);
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            if (FLOORS.get(floor).contains(room)) {
                return floor;
            }
        }
        return -1;
    }

    /** The room that the class is in; its package, where that is no room. */
    private String roomOf(JavaClass inhabitant) {
        String name = inhabitant.getPackageName();
        return name.startsWith(root + ".") ? name.substring(root.length() + 1) : "";
    }

    private static List<String> rooms() {
        return FLOORS.stream().flatMap(List::stream).toList();
    }

    private static boolean isPartOf(String room, String whole) {
        return room.equals(whole) || room.startsWith(whole + ".");
    }
}
