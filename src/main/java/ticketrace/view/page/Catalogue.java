package ticketrace.view.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ticketrace.explore.Schedule;
import ticketrace.guard.Anomaly;
import ticketrace.guard.Expectation;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.guard.Promise;
import ticketrace.guard.SteppableGuard;
import ticketrace.guard.Trap;
import ticketrace.store.Isolation;
import ticketrace.store.StoreKind;
import ticketrace.store.Stores;
import ticketrace.store.Traits;

/**
 * All stores, guards and scenarios that a browser can choose, and the limits of its settings.
 *
 * @param anomalies the explanation of each anomaly, by the anomaly's name
 */
record Catalogue(
        List<StoreChoice> stores,
        List<GuardChoice> guards,
        Map<String, String> anomalies,
        List<ScenarioChoice> scenarios,
        MostAllowed limits) {

    /**
     * A store.
     *
     * @param guards the names of the guards that fit it
     * @param steppable the names of the guards that fit it and show the steps inside their lock, traps first; a play can have
     *     them
     */
    record StoreChoice(String name, String explanation, List<String> guards, List<String> steppable) {

        private static StoreChoice of(StoreKind store) {
            List<String> fitting =
                    Guards.fitting(store.name()).stream().map(Guard::name).toList();
            List<String> steppable = Guards.steppable().stream()
                    .filter(guard -> guard.fits(store))
                    .map(Guard::name)
                    .toList();
            return new StoreChoice(store.name(), store.explanation(), fitting, steppable);
        }
    }

    /**
     * A guard, and its promise on the first store that it fits.
     *
     * @param options the names of its options: see {@link Guard#options}
     * @param showsSteps whether its lock shows its own steps
     * @param noticesTime whether it may do something else after time has passed
     * @param isCountable whether its orders of steps can be counted: see {@link Guard#isStateVisible}
     * @param smallest the smallest race in which a trap fails, and its mended lock does not; null for other guards
     * @param onStore its promise on each store that it fits, by the store's name
     */
    record GuardChoice(
            String name,
            String explanation,
            String onCrash,
            String onPause,
            List<String> options,
            boolean showsSteps,
            boolean noticesTime,
            boolean isCountable,
            @Nullable SmallestRace smallest,
            List<String> stores,
            List<String> levels,
            List<Anomaly> expects,
            List<Anomaly> forbids,
            Map<String, AnomaliesAtLevel> atLevel,
            Map<String, PromisesOnStore> onStore) {

        private static GuardChoice of(Guard guard) {
            List<StoreKind> stores = Guards.storesOf(guard);
            Map<String, PromisesOnStore> onStore = new LinkedHashMap<>();
            stores.forEach(store -> onStore.put(store.name(), PromisesOnStore.of(guard, store)));
            PromisesOnStore first =
                    stores.isEmpty() ? PromisesOnStore.withoutStore(guard) : PromisesOnStore.of(guard, stores.get(0));
            return new GuardChoice(
                    guard.name(),
                    guard.explanation(),
                    guard.onCrash(),
                    guard.onPause(),
                    guard.options().stream().sorted().toList(),
                    guard instanceof SteppableGuard,
                    guard.noticesTime(),
                    guard.isStateVisible(),
                    SmallestRace.of(guard),
                    stores.stream().map(StoreKind::name).toList(),
                    first.levels(),
                    first.expects(),
                    first.forbids(),
                    first.atLevel(),
                    onStore);
        }
    }

    /** The smallest race in which a trap fails. */
    record SmallestRace(int buyers, int tickets, int quota) {

        private static @Nullable SmallestRace of(Guard guard) {
            Trap.Size size = Guards.smallestRace(guard.name());
            return size == null ? null : new SmallestRace(size.buyers(), size.tickets(), size.quota());
        }
    }

    /** The promise of a guard on one store: at its usual level of isolation, and at each level that it has there. */
    record PromisesOnStore(
            List<String> levels, List<Anomaly> expects, List<Anomaly> forbids, Map<String, AnomaliesAtLevel> atLevel) {

        private static PromisesOnStore of(Guard guard, StoreKind store) {
            List<Isolation> levels = Guards.levels(guard, store);
            Map<String, AnomaliesAtLevel> atLevel = new LinkedHashMap<>();
            levels.forEach(
                    level -> atLevel.put(level.label(), AnomaliesAtLevel.of(Guards.promise(guard, store, level))));
            AnomaliesAtLevel usual = AnomaliesAtLevel.of(Guards.promise(guard, store, null));
            return new PromisesOnStore(
                    levels.stream().map(Isolation::label).toList(), usual.expects(), usual.forbids(), atLevel);
        }

        /** The promise of a guard that fits no store. */
        private static PromisesOnStore withoutStore(Guard guard) {
            AnomaliesAtLevel promised = AnomaliesAtLevel.of(guard.promise(Traits.OF_SINGLE_CALLS));
            return new PromisesOnStore(List.of(), promised.expects(), promised.forbids(), Map.of());
        }
    }

    /** The anomalies that a promise expects, and those that it forbids. All others are possible. */
    record AnomaliesAtLevel(List<Anomaly> expects, List<Anomaly> forbids) {

        private static AnomaliesAtLevel of(Promise promise) {
            return new AnomaliesAtLevel(those(promise, Expectation.EXPECTED), those(promise, Expectation.FORBIDDEN));
        }

        private static List<Anomaly> those(Promise promise, Expectation expectation) {
            return Stream.of(Anomaly.values())
                    .filter(anomaly -> promise.expectation(anomaly) == expectation)
                    .toList();
        }
    }

    /** A scenario: ready-made settings. */
    record ScenarioChoice(String name, String title, Map<String, @Nullable Object> settings, List<String> guards) {

        private static ScenarioChoice of(Scenario scenario) {
            return new ScenarioChoice(
                    scenario.name(), scenario.title(), scenario.settings().toJson(), scenario.guards());
        }
    }

    /** The most that a browser may ask for: see {@link PageLimits}. */
    record MostAllowed(
            int buyers,
            int tickets,
            long thinkMicros,
            long timeoutMillis,
            int races,
            int sideBySide,
            int steppedBuyers,
            int exploredBuyers,
            int plays) {

        private static MostAllowed of(PageLimits limits) {
            return new MostAllowed(
                    limits.buyers(),
                    PageLimits.TICKETS,
                    PageLimits.thinkMicros(),
                    PageLimits.TIMEOUT.toMillis(),
                    PageLimits.RACES_AT_ONCE,
                    PageLimits.GUARDS_SIDE_BY_SIDE,
                    Schedule.MAX_BUYERS,
                    PageLimits.EXPLORED_BUYERS,
                    PageLimits.PLAYS_AT_ONCE);
        }
    }

    static Catalogue of(List<Scenario> scenarios, PageLimits limits) {
        Map<String, String> anomalies = new LinkedHashMap<>();
        for (Anomaly anomaly : Anomaly.values()) {
            anomalies.put(anomaly.name(), anomaly.explanation());
        }
        return new Catalogue(
                Stores.all().stream().map(StoreChoice::of).toList(),
                Stream.of(Guards.all(), Guards.steppable())
                        .flatMap(List::stream)
                        .map(GuardChoice::of)
                        .toList(),
                anomalies,
                scenarios.stream().map(ScenarioChoice::of).toList(),
                MostAllowed.of(limits));
    }
}
