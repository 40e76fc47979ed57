package ticketrace.lesson;

import java.time.Duration;
import java.util.Objects;
import ticketrace.audit.FindingKind;
import ticketrace.audit.Judgement;
import ticketrace.run.Load;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;

/** The ticket grab of the tutorial: five processes try to buy the only ticket. */
final class TicketGrab {

    static final int BUYERS = 5;

    /** The time between READ and WRITE; long enough for all buyers to read before the first one writes. */
    private static final Duration NETWORK_DELAY = Duration.ofMillis(200);

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private TicketGrab() {}

    /** The settings of the grab under this guard. */
    static RaceSettings under(String guard, Classroom room) {
        return RaceSettings.of(
                "file",
                guard,
                Load.of(BUYERS, 1)
                        .withThink(room.time(NETWORK_DELAY))
                        .withQuota(1)
                        .withTimeout(room.time(LIMIT)));
    }

    /** Adds the numbers of a grab to the observations. */
    static void see(RaceResult race, Observations seen) {
        Judgement judgement = race.judgement();
        seen.observation("buyers", race.buyers().size(), "processes: " + pids(race));
        seen.observation("tickets", race.history().tickets(), "seat 1 is the only one");
        seen.observation("sold", judgement.sold(), "sales on the list");
        seen.observation("oversold", judgement.oversold(), "sales too many");
        seen.observation("lost updates", judgement.lostUpdates(), "counts overwritten by another's write");
        seen.observation("remaining", judgement.remaining(), "tickets left, as the store says");
    }

    private static String pids(RaceResult race) {
        return String.join(
                ", ",
                race.buyers().stream().map(buyer -> String.valueOf(buyer.pid())).toList());
    }

    /** The sentence that names the buyers that sold the same seat; empty if no seat was sold twice. */
    static String doubleBooking(RaceResult race) {
        return race.judgement().findings().stream()
                .filter(finding -> finding.kind() == FindingKind.DOUBLE_BOOKED)
                .map(finding -> Objects.requireNonNull(finding.says()))
                .findFirst()
                .orElse("");
    }
}
