package ticketrace.view.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Headline;
import ticketrace.audit.Judgement;
import ticketrace.explore.Turn;
import ticketrace.guard.Guards;

/** The foot of a scene's picture: the result, the schedule, the answer to the last key, and the keys. */
final class StepFoot {

    private static final int MOST_OUTCOME_LINES = 6;
    private static final int FEWEST_CHARACTERS = 8;

    private final StepScene scene;
    private final int width;

    StepFoot(StepScene scene, int width) {
        this.scene = scene;
        this.width = width;
    }

    /** The result, the schedule, the answer, and the keys. */
    List<Table.Cell> lines() {
        List<Table.Cell> foot = new ArrayList<>(outcome());
        foot.add(new Table.Cell("Schedule: " + schedule(), Colour.ACTION));
        foot.add(new Table.Cell(scene.note(), Colour.DOUBTFUL));
        foot.add(new Table.Cell(keys(), Colour.ASIDE));
        return foot;
    }

    /** The schedule; only the end of a long one. */
    private String schedule() {
        String schedule = scene.play().schedule().toString();
        int room = Math.max(FEWEST_CHARACTERS, width - "Schedule: ..".length());
        return schedule.length() <= room ? schedule : ".." + schedule.substring(schedule.length() - room);
    }

    private List<Table.Cell> outcome() {
        List<Table.Cell> lines = new ArrayList<>();
        Judgement judgement = scene.judgement();
        if (scene.failure() != null) {
            add(lines, "", "UNKNOWN: " + scene.failure(), Colour.ALARM);
        } else if (scene.play().isDeadlock()) {
            add(lines, "", "DEADLOCK: " + scene.play().deadlock() + ".", Colour.ALARM);
        } else if (judgement != null) {
            add(
                    lines,
                    "",
                    judgement.verdict() + ": "
                            + Headline.of(judgement, scene.settings().tickets()),
                    Verdicts.colour(judgement.verdict()));
            PlayReport.telling(judgement, scene.play()).forEach(says -> add(lines, "  ", says, null));
        }
        return lines.subList(0, Math.min(lines.size(), MOST_OUTCOME_LINES));
    }

    private void add(List<Table.Cell> lines, String indent, String text, @Nullable Colour colour) {
        TextLayout.wrapped(text, width - indent.length())
                .forEach(line -> lines.add(new Table.Cell(indent + line, colour)));
    }

    /** The keys that have an effect now. */
    private String keys() {
        if (scene.failure() != null) {
            return "Enter or q leaves";
        }
        List<String> keys = new ArrayList<>();
        int buyers = scene.settings().buyers();
        if (!scene.play().isOver()) {
            keys.add(buyers == 1 ? "1 step" : "1-" + buyers + " step");
        }
        if (isOffered(Turn.Kind.KILL)) {
            keys.add("k kill");
        }
        if (isOffered(Turn.Kind.RESPAWN)) {
            keys.add("+ start again");
        }
        if (scene.play().offers(Turn.TIME)
                && Guards.noticesTime(scene.settings().guard())) {
            keys.add("t time passes");
        }
        keys.add("u undo");
        keys.add(scene.explains() ? "? all turns" : "? explain");
        keys.add(scene.play().isOver() ? "Enter or q leave" : "q leave");
        return String.join("   ", keys);
    }

    private boolean isOffered(Turn.Kind kind) {
        return IntStream.range(0, scene.settings().buyers())
                .anyMatch(buyer -> scene.play().offers(new Turn(kind, buyer)));
    }
}
