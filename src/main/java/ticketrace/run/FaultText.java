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
 * A fault as one line of text: {@code kill WHO}, {@code pause WHO for TIME}, or {@code slow STEP TIME}, and when; the parts
 * after WHO in any order.
 */
public final class FaultText {

    /** The form, for help and messages. */
    public static final String FORM =
            "kill WHO [WHEN], pause WHO [WHEN] for TIME, or slow STEP TIME [after TIME]; WHO is"
                    + " holder, waiter, any [seed N] or a buyer; WHEN is [at|before STEP] [seat N] [after TIME], or [after TIME]"
                    + " every TIME";

    private static final String KILL = "kill";
    private static final String PAUSE = "pause";
    private static final String SLOW = "slow";
    private static final String HOLDER = "holder";
    private static final String WAITER = "waiter";
    private static final String ANY = "any";
    private static final Set<String> AT = Set.of("at", "before");
    private static final String SEAT = "seat";
    private static final String AFTER = "after";
    private static final String EVERY = "every";
    private static final String SEED = "seed";
    private static final String FOR = "for";

    private final String text;
    private final Deque<String> words;
    private @Nullable Step step;
    private int seat;
    private @Nullable Duration after;
    private @Nullable Duration every;
    private @Nullable Long seed;
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
        if (fault instanceof Fault.Slow slow) {
            return SLOW + " " + moment.step() + " " + TimeText.of(slow.length()) + of(AFTER, moment.after());
        }
        return (fault instanceof Fault.Pause ? PAUSE : KILL) + " "
                + of(fault.target())
                + (moment.step() == null ? "" : " at " + moment.step())
                + (moment.seat() == 0 ? "" : " " + SEAT + " " + moment.seat())
                + of(AFTER, moment.after())
                + of(EVERY, moment.every())
                + (fault instanceof Fault.Pause pause ? " " + FOR + " " + TimeText.of(pause.length()) : "");
    }

    private static String of(Fault.Target target) {
        if (target instanceof Fault.Named named) {
            return named.buyer();
        }
        if (target instanceof Fault.Any any) {
            return any.seed() == Fault.Any.USUAL_SEED ? ANY : ANY + " " + SEED + " " + any.seed();
        }
        return target instanceof Fault.Waiter ? WAITER : HOLDER;
    }

    private static String of(String word, Duration time) {
        return time.isZero() ? "" : " " + word + " " + TimeText.of(time);
    }

    private Fault fault() {
        String what = words.pollFirst();
        if (SLOW.equals(what)) {
            return slow();
        }
        if (!KILL.equals(what) && !PAUSE.equals(what)) {
            throw wrong("the first word must be '" + KILL + "', '" + PAUSE + "' or '" + SLOW + "'");
        }
        String who = word("whom it hits: 'holder', 'waiter', 'any', or a buyer such as buyer-03");
        readParts();
        if (seat != 0 && step == null) {
            step = Step.RECORD;
        }
        return what.equals(KILL) ? kill(target(who), moment()) : pause(target(who), moment());
    }

    private Fault slow() {
        step = step(word("which step is slow"));
        length = time(word("how slow it is, such as '50ms'"));
        readParts();
        if (seat != 0 || every != null || seed != null) {
            throw wrong("each purchase takes a slow step slowly; only '" + AFTER + "' can follow");
        }
        return new Fault.Slow(moment(), length);
    }

    private void readParts() {
        while (!words.isEmpty()) {
            readPart(words.removeFirst());
        }
    }

    private Fault.Moment moment() {
        return new Fault.Moment(
                step, seat, after == null ? Duration.ZERO : after, every == null ? Duration.ZERO : every);
    }

    private Fault.Target target(String who) {
        if (seed != null && !who.equals(ANY)) {
            throw wrong("only '" + ANY + "' is drawn; leave out '" + SEED + "'");
        }
        return switch (who) {
            case HOLDER -> new Fault.Holder();
            case WAITER -> new Fault.Waiter();
            case ANY -> new Fault.Any(seed == null ? Fault.Any.USUAL_SEED : seed);
            default -> new Fault.Named(who);
        };
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
        } else if (part.equals(EVERY) && every == null) {
            every = time(word("a time behind 'every'"));
        } else if (part.equals(SEED) && seed == null) {
            seed = seed(word("a number behind 'seed'"));
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

    private long seed(String number) {
        if (number.matches("\\d{1,9}")) {
            return Long.parseLong(number);
        }
        throw wrong("'" + number + "' is no seed, which is a whole number from 0 to 999999999");
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
