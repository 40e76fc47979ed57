package ticketrace.audit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.Anomaly;
import ticketrace.input.Printable;

/** Collects the findings of the checks: the first ones of each kind in full, and the number of the others. */
final class Findings {

    /** How many findings of one kind are kept in full; an unguarded race can have hundreds of thousands. */
    static final int MAX_OF_A_KIND = 20;

    /** These kinds violate only if the guard forbids their anomaly; otherwise they are notes. */
    private static final Set<FindingKind> ONLY_IF_PROMISED =
            EnumSet.of(FindingKind.OVERLAP, FindingKind.OVERTAKEN, FindingKind.DEADLOCK);

    private final Set<Anomaly> forbidden;
    private final Map<FindingKind, List<Finding>> found = new EnumMap<>(FindingKind.class);
    private final Map<FindingKind, Integer> omitted = new EnumMap<>(FindingKind.class);

    Findings(Set<Anomaly> forbidden) {
        this.forbidden = forbidden;
    }

    /** Whether the next finding of this kind is kept in full. If not, the caller need not build its sentence. */
    boolean keepsMore(FindingKind kind) {
        return found.getOrDefault(kind, List.of()).size() < MAX_OF_A_KIND;
    }

    /** Adds a finding about no single purchase. */
    void add(FindingKind kind, @Nullable Integer seat, List<String> buyers, String says) {
        add(kind, seat, buyers, List.of(), () -> says);
    }

    /** Adds a finding about these purchases and the buyers that made them. */
    void add(FindingKind kind, @Nullable Integer seat, List<Attempt> shownBy, Supplier<String> says) {
        add(kind, seat, shownBy.stream().map(Attempt::buyer).distinct().toList(), shownBy, says);
    }

    /** Adds a finding; builds its sentence only if the finding is kept in full. */
    void add(
            FindingKind kind,
            @Nullable Integer seat,
            List<String> buyers,
            List<Attempt> shownBy,
            Supplier<String> says) {
        if (!keepsMore(kind)) {
            addOmitted(kind);
            return;
        }
        List<Finding.Purchase> purchases = shownBy.stream()
                .map(attempt ->
                        new Finding.Purchase(attempt.buyer(), attempt.purchase().number()))
                .toList();
        found.computeIfAbsent(kind, k -> new ArrayList<>())
                .add(new Finding(
                        kind, effect(kind), seat, List.copyOf(buyers), purchases, Printable.spelledOut(says.get()), 1));
    }

    /** Adds a finding that it is not known whether this was so, because both clocks are known only within bounds. */
    void addDoubt(Attempt one, Attempt other, String whatWasSo) {
        add(FindingKind.ORDER_UNKNOWN, null, List.of(one, other), () -> Clocks.cannotTell(whatWasSo, one, other));
    }

    /** Whether a finding of this kind would violate. */
    boolean wouldViolate(FindingKind kind) {
        return effect(kind) == FindingKind.Effect.VIOLATES;
    }

    /** Whether there is a finding of this kind. */
    boolean has(FindingKind kind) {
        return found.containsKey(kind);
    }

    /** Counts one more finding of a kind of which enough are kept in full. */
    void addOmitted(FindingKind kind) {
        omitted.merge(kind, 1, Integer::sum);
    }

    private FindingKind.Effect effect(FindingKind kind) {
        boolean onlyIfPromised = ONLY_IF_PROMISED.contains(kind);
        boolean promised = kind.anomaly().map(forbidden::contains).orElse(false);
        return onlyIfPromised && !promised ? FindingKind.Effect.NOTES : kind.effect();
    }

    boolean any(FindingKind.Effect effect) {
        return found.values().stream().anyMatch(list -> list.get(0).effect() == effect);
    }

    /** Whether a finding shows an anomaly that the guard forbids. */
    boolean anyForbidden() {
        Set<Anomaly> shown = EnumSet.noneOf(Anomaly.class);
        found.keySet().forEach(kind -> kind.anomaly().ifPresent(shown::add));
        shown.retainAll(forbidden);
        return !shown.isEmpty();
    }

    List<Finding> all() {
        List<Finding> all = new ArrayList<>();
        found.forEach((kind, list) -> {
            all.addAll(list);
            Integer more = omitted.get(kind);
            if (more != null) {
                all.add(new Finding(
                        kind, effect(kind), null, List.of(), List.of(), "... and " + more + " more of these.", more));
            }
        });
        return List.copyOf(all);
    }
}
