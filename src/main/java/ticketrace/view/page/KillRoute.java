package ticketrace.view.page;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.Guards;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;
import ticketrace.launch.Patience;
import ticketrace.race.Holder;
import ticketrace.race.Victim;
import ticketrace.run.Fault;

/** Kills a buyer of a running race: the buyer with a given name, or the one that holds the guard at that moment. */
final class KillRoute {

    /**
     * The time limit for the race's answer, in seconds. It is longer than the race looks for a holder on a busy
     * machine.
     */
    private static final long ANSWER_LIMIT_SECONDS =
            Patience.stretched(Duration.ofSeconds(20)).toSeconds();

    private static final String BUYER = "buyer";
    private static final String HOLDER = "holder";

    /** The answer when the buyer with the given name was killed. */
    private record Killed(String killed) {}

    /** The answer when a holder was killed, with the step in which, or after which, it died. */
    private record KilledHolder(
            String killed,
            Step step,
            boolean stepEnded,
            @Nullable Integer value) {

        static KilledHolder of(Holder holder) {
            int value = holder.purchase().value();
            return new KilledHolder(
                    holder.buyer().name(),
                    holder.step(),
                    holder.hasEndedStep(),
                    value == PurchaseRecord.NOTHING ? null : value);
        }
    }

    private KillRoute() {}

    static void kill(Context context, LiveRace race) throws IOException, InterruptedException {
        Fields request = JsonBodies.json(context);
        request.allowOnly(Set.of(BUYER, HOLDER));
        boolean wantsHolder = request.truth(HOLDER);
        if (wantsHolder && request.has(BUYER)) {
            throw new RefusedRequest(
                    RefusedRequest.BAD_REQUEST, "say either which 'buyer' is to be killed, or that the 'holder' is");
        }
        if (!race.hasBegun()) {
            throw new RefusedRequest(RefusedRequest.CONFLICT, "the race has not begun yet");
        }
        JsonBodies.answer(context, wantsHolder ? killHolder(race) : killBuyer(race, request.text(BUYER)));
    }

    private static Killed killBuyer(LiveRace race, String buyer) throws IOException, InterruptedException {
        if (!race.hasBuyer(buyer)) {
            throw new RefusedRequest(RefusedRequest.NOT_FOUND, "this race has no buyer of that name");
        }
        if (answer(race.order(Fault.killOf(buyer))).isEmpty()) {
            throw new RefusedRequest(RefusedRequest.CONFLICT, buyer + " has ended already");
        }
        return new Killed(buyer);
    }

    private static KilledHolder killHolder(LiveRace race) throws IOException, InterruptedException {
        String guard = race.settings().guard();
        if (!Guards.named(guard).isHeld()) {
            throw new RefusedRequest(
                    RefusedRequest.CONFLICT,
                    "under " + guard + " no buyer holds a lock, so there is no holder to kill");
        }
        return answer(race.order(Fault.killOfHolder()))
                .map(Victim::holder)
                .map(KilledHolder::of)
                .orElseThrow(() -> new RefusedRequest(
                        RefusedRequest.CONFLICT, "nobody was killed: no living buyer was found that holds " + guard));
    }

    private static <T> T answer(CompletableFuture<T> answer) throws IOException, InterruptedException {
        try {
            return answer.get(ANSWER_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException(
                    e.getCause() == null ? "it failed" : e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            answer.cancel(false);
            throw new RefusedRequest(RefusedRequest.UNAVAILABLE, "the race does not answer");
        }
    }
}
