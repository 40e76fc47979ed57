package ticketrace.view.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ticketrace.guard.Anomaly;
import ticketrace.guard.Expectation;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.guard.Promise;
import ticketrace.store.Isolation;
import ticketrace.store.StoreKind;
import ticketrace.store.Stores;
import ticketrace.store.Traits;

/** All that there is to choose from. */
final class CatalogueJson {

    private CatalogueJson() {}

    static Map<String, Object> of(List<Scenario> scenarios, PageLimits limits) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("stores", Stores.all().stream().map(CatalogueJson::store).toList());
        json.put("guards", Guards.all().stream().map(CatalogueJson::guard).toList());
        json.put("anomalies", anomalies());
        json.put("scenarios", scenarios.stream().map(Scenario::toJson).toList());
        json.put("limits", limits.toJson());
        return json;
    }

    private static Map<String, Object> store(StoreKind store) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", store.name());
        json.put("explanation", store.explanation());
        json.put(
                "guards", Guards.fitting(store.name()).stream().map(Guard::name).toList());
        return json;
    }

    /** What it promises is told for each store it fits; beside that, for those that ask for no store, as on the first. */
    private static Map<String, Object> guard(Guard guard) {
        List<StoreKind> stores = Guards.storesOf(guard);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", guard.name());
        json.put("explanation", guard.explanation());
        json.put("onCrash", guard.onCrash());
        json.put("stores", stores.stream().map(StoreKind::name).toList());
        Map<String, Object> onStore = new LinkedHashMap<>();
        stores.forEach(store -> onStore.put(store.name(), promises(guard, store)));
        json.putAll(stores.isEmpty() ? nowhere(guard) : promises(guard, stores.get(0)));
        json.put("onStore", onStore);
        return json;
    }

    private static Map<String, Object> promises(Guard guard, StoreKind store) {
        List<Isolation> levels = Guards.levels(guard, store);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("levels", levels.stream().map(Isolation::label).toList());
        json.putAll(promise(Guards.promise(guard, store, null)));
        Map<String, Object> atLevel = new LinkedHashMap<>();
        levels.forEach(level -> atLevel.put(level.label(), promise(Guards.promise(guard, store, level))));
        json.put("atLevel", atLevel);
        return json;
    }

    private static Map<String, Object> nowhere(Guard guard) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("levels", List.of());
        json.putAll(promise(guard.promise(Traits.OF_SINGLE_CALLS)));
        json.put("atLevel", Map.of());
        return json;
    }

    private static Map<String, Object> promise(Promise promise) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("expects", graded(promise, Expectation.EXPECTED));
        json.put("forbids", graded(promise, Expectation.FORBIDDEN));
        return json;
    }

    private static List<String> graded(Promise promise, Expectation expectation) {
        List<String> names = new ArrayList<>();
        for (Anomaly anomaly : Anomaly.values()) {
            if (promise.expectation(anomaly) == expectation) {
                names.add(anomaly.name());
            }
        }
        return names;
    }

    private static Map<String, String> anomalies() {
        Map<String, String> explanations = new LinkedHashMap<>();
        for (Anomaly anomaly : Anomaly.values()) {
            explanations.put(anomaly.name(), anomaly.explanation());
        }
        return explanations;
    }
}
