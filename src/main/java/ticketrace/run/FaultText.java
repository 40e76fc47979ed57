package ticketrace.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ticketrace.history.Step;

/**
 * A fault as one line of text: {@code kill WHO [at|before STEP] [seat N] [after TIME]}, or {@code pause}, with {@code for
 * TIME}; the parts after WHO in any order.
 */
public final class FaultText {

    /** The form, for help and messages. */
    public static final String FORM = "kill|pause holder|BUYER [at|before STEP] [seat N] [after TIME] [for TIME]";

    private static final String KILL = "kill";
    private static final String PAUSE = "pause";
    private static final String HOLDER = "holder";
    private static final Set<String> AT = Set.of("at", "before");
    private static final String SEAT = "seat";
    private static final String AFTER = "after";
    private static final String FOR = "for";

    private final String text;
    private final Deque<String> words;
    private @Nullable Step step;
    private int seat;
    private @Nullable Duration after;
    private @Nullable Duration length;

    private FaultText(String text) {
        this.text = text;
        this.words = new ArrayDeque<>(List.of(text.strip().split("\\s+")));
    }

    /**
     * Reads a fault. {@link RaceSettings#withFaults} checks whether it can happen in a race.
     *
     * @throws IllegalArgumentException if the text is no fault; the message says where
     */
    public static Fault parse(String text) {
        return new FaultText(text).fault();
    }

    /** Writes a fault as text. */
    static String of(Fault fault) {
        Fault.Moment moment = fault.moment();
        return (fault instanceof Fault.Pause ? PAUSE : KILL) + " "
                + (fault.target() instanceof Fault.Named named ? named.buyer() : HOLDER)
                + (moment.step() == null ? "" : " at " + moment.step())
                + (moment.seat() == 0 ? "" : " " + SEAT + " " + moment.seat())
                + (moment.after().isZero() ? "" : " " + AFTER + " " + TimeText.of(moment.after()))
                + (fault instanceof Fault.Pause pause ? " " + FOR + " " + TimeText.of(pause.length()) : "");
    }

    private Fault fault() {
        String what = words.pollFirst();
        if (!KILL.equals(what) && !PAUSE.equals(what)) {
            throw wrong("the first word must be '" + KILL + "' or '" + PAUSE + "'");
        }
        String who = word("whom it hits: 'holder', or a buyer such as buyer-03");
        while (!words.isEmpty()) {
            readPart(words.removeFirst());
        }
        if (seat != 0 && step == null) {
            step = Step.RECORD;
        }
        Fault.Target target = who.equals(HOLDER) ? new Fault.Holder() : new Fault.Named(who);
        Fault.Moment moment = new Fault.Moment(step, seat, after == null ? Duration.ZERO : after);
        return what.equals(KILL) ? kill(target, moment) : pause(target, moment);
    }

    private Fault kill(Fault.Target target, Fault.Moment moment) {
        if (length != null) {
            throw wrong("a kill has no length; leave out '" + FOR + "'");
        }
        return new Fault.Kill(target, moment);
    }

    private Fault pause(Fault.Target target, Fault.Moment moment) {
        if (length == null) {
            throw wrong("it does not say how long the pause is, such as '" + FOR + " 3s'");
        }
        return new Fault.Pause(target, moment, length);
    }

    private void readPart(String part) {
        if (AT.contains(part) && step == null) {
            step = step(word("a step behind '" + part + "'"));
        } else if (part.equals(SEAT) && seat == 0) {
            seat = seat(word("a seat's number behind 'seat'"));
        } else if (part.equals(AFTER) && after == null) {
            after = time(word("a time behind 'after'"));
        } else if (part.equals(FOR) && length == null) {
            length = time(word("a time behind 'for'"));
        } else {
            throw wrong("'" + part + "' is not understood");
        }
    }

    private String word(String what) {
        if (words.isEmpty() || words.peekFirst().isEmpty()) {
            throw wrong("it does not say " + what);
        }
        return words.removeFirst();
    }

    private Step step(String name) {
        for (Step each : Step.values()) {
            if (each.name().equals(name.toUpperCase(Locale.ROOT))) {
                return each;
            }
        }
        throw wrong("'" + name + "' is no step of a purchase; steps are "
                + String.join(
                        ", ", List.of(Step.values()).stream().map(Step::name).toList()));
    }

    private int seat(String number) {
        if (number.matches("[1-9]\\d{0,6}")) {
            return Integer.parseInt(number);
        }
        throw wrong("'" + number + "' is no seat's number, which is from 1 to " + RaceSettings.MAX_TICKETS);
    }

    private Duration time(String written) {
        Duration time = TimeText.parse(written);
        if (time == null) {
            throw wrong("'" + written + "' is no time, such as 250us, 200ms, 2s");
        }
        return time;
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("fault '" + text + "': " + what + "; the form is: " + FORM);
    }
}
