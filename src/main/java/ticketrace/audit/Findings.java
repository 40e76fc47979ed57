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

/** Collects what the checks find: the first of each kind whole, of the rest the number. */
final class Findings {

    /** How many findings of one kind are told; an unguarded race can have hundreds of thousands. */
    static final int MAX_OF_A_KIND = 20;

    private final Set<Anomaly> forbidden;
    /** What is nothing wrong in itself. */
    private static final Set<FindingKind> ONLY_IF_PROMISED =
            EnumSet.of(FindingKind.OVERLAP, FindingKind.OVERTAKEN, FindingKind.DEADLOCK);

    private final Map<FindingKind, List<Finding>> found = new EnumMap<>(FindingKind.class);
    private final Map<FindingKind, Integer> untold = new EnumMap<>(FindingKind.class);

    Findings(Set<Anomaly> forbidden) {
        this.forbidden = forbidden;
    }

    /** Whether more findings of this kind are told one by one: if not, their sentence need not be made. */
    boolean tells(FindingKind kind) {
        return found.getOrDefault(kind, List.of()).size() < MAX_OF_A_KIND;
    }

    /** Adds a finding about no single purchase. */
    void add(FindingKind kind, @Nullable Integer seat, List<String> buyers, String says) {
        add(kind, seat, buyers, List.of(), () -> says);
    }

    /** Adds a finding about these purchases and whoever made them. */
    void add(FindingKind kind, @Nullable Integer seat, List<Attempt> shownBy, Supplier<String> says) {
        add(kind, seat, shownBy.stream().map(Attempt::buyer).distinct().toList(), shownBy, says);
    }

    /** Adds a finding whose sentence is made only if it is told. */
    void add(
            FindingKind kind,
            @Nullable Integer seat,
            List<String> buyers,
            List<Attempt> shownBy,
            Supplier<String> says) {
        if (!tells(kind)) {
            addUntold(kind);
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

    /** One more of a kind of which enough were told. */
    void addUntold(FindingKind kind) {
        untold.merge(kind, 1, Integer::sum);
    }

    private FindingKind.Effect effect(FindingKind kind) {
        boolean onlyIfPromised = ONLY_IF_PROMISED.contains(kind);
        boolean promised = kind.anomaly().map(forbidden::contains).orElse(false);
        return onlyIfPromised && !promised ? FindingKind.Effect.NOTES : kind.effect();
    }

    boolean any(FindingKind.Effect effect) {
        return found.values().stream().anyMatch(list -> list.get(0).effect() == effect);
    }

    /** Whether something was found that the guard forbids. */
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
            Integer more = untold.get(kind);
            if (more != null) {
                all.add(new Finding(
                        kind, effect(kind), null, List.of(), List.of(), "... and " + more + " more of these.", more));
            }
        });
        return List.copyOf(all);
    }
}
