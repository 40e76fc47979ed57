package ticketrace.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import ticketrace.Scratch;
import ticketrace.audit.Audit;
import ticketrace.audit.Finding;
import ticketrace.audit.FindingKind;
import ticketrace.audit.Judgement;
import ticketrace.audit.Verdict;
import ticketrace.buyer.InMemoryTickets;
import ticketrace.explore.stepping.SteppedThreads;
import ticketrace.explore.stepping.SteppedThreads.MemoryRace;
import ticketrace.history.BuyerHistory;
import ticketrace.history.EndReason;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;
import ticketrace.store.ConflictException;
import ticketrace.store.FinalState;

/** One schedule, turn by turn: the state of each buyer, the turns that are offered, and who waits for whom. */
class PlayTest {

    @TempDir(factory = Scratch.Folder.class)
    Path folder;

    private @Nullable SteppedThreads buyers;

    private SteppedThreads with(SteppedThreads chosen) {
        buyers = chosen;
        return chosen;
    }

    private Play begin(String guard) throws IOException {
        return Play.begin(with(SteppedThreads.two(guard, folder)));
    }

    private Play begin(MemoryRace race) throws IOException {
        return Play.begin(with(SteppedThreads.of(race, folder)));
    }

    @AfterEach
    void close() throws IOException {
        if (buyers != null) {
            buyers.close();
        }
    }

    private static Play take(Play play, String schedule) throws IOException {
        for (Turn turn : Schedule.parse(schedule, Schedule.MAX_BUYERS).turns()) {
            play.take(turn);
        }
        return play;
    }

    private static TurnResult last(Play play) {
        return play.turnResults().get(play.turnResults().size() - 1);
    }

    private Judgement judged() throws IOException {
        return Audit.judge(buyers.evidence());
    }

    @ParameterizedTest
    @FieldSource("ticketrace.explore.stepping.SteppedThreads#GUARDS")
    void newPlay_hasAllBuyersBeforeTheirFirstStep_andOffersThem(String guard) throws IOException {
        Play play = begin(guard);

        Step first = play.buyerStates().get(0).step();
        assertThat(first).isIn(Step.ACQUIRE, Step.READ, Step.TAKE);
        assertThat(play.buyerStates()).containsOnly(BuyerState.before(first, PurchaseRecord.NOTHING));
        assertThat(play.offers(Turn.step(0))).isTrue();
        assertThat(play.offers(Turn.step(1))).isTrue();
        assertThat(play.offers(Turn.kill(0))).isTrue();
        assertThat(play.offers(Turn.respawn(0))).isFalse();
        assertThat(play.offers(Turn.step(2)))
                .as("whether a third buyer is offered")
                .isFalse();
        assertThat(play.isOver()).isFalse();
        assertThat(play.isDeadlock()).isFalse();
        assertThat(play.turnResults()).isEmpty();
        assertThat(play.schedule()).hasToString("");
    }

    @Test
    void turn_changesOnlyItsBuyer() throws IOException {
        Play play = take(begin("none"), "A");

        assertThat(last(play))
                .isEqualTo(new TurnResult(
                        Turn.step(0),
                        BuyerState.before(Step.READ, PurchaseRecord.NOTHING),
                        BuyerState.before(Step.WRITE, 1)));
        assertThat(play.buyerStates().get(1)).isEqualTo(BuyerState.before(Step.READ, PurchaseRecord.NOTHING));
        assertThat(buyers.look().remaining()).isEqualTo(1);
        take(play, "A");
        assertThat(buyers.look().remaining()).isZero();
        assertThat(buyers.look().sales()).isEmpty();
        take(play, "A");
        assertThat(buyers.look().sales()).hasSize(1);
        assertThat(play.buyerStates().get(0)).isEqualTo(BuyerState.ended(EndReason.QUOTA));
        take(play, "B");
        assertThat(play.buyerStates().get(1)).isEqualTo(BuyerState.ended(EndReason.SOLD_OUT));
        assertThat(play.isOver()).isTrue();
        assertThat(play.isDeadlock()).isFalse();
        assertThat(play.schedule()).hasToString("A A A B");
    }

    @Test
    void badSchedule_sellsTheSeatTwice_andTheAuditFindsIt() throws IOException {
        Play play = take(begin("none"), "A B B B A A");

        assertThat(play.isOver()).isTrue();
        assertThat(judged().verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(judged().oversold()).isEqualTo(1);
        assertThat(judged().doubleBooked()).isEqualTo(1);
    }

    @Test
    void secondPlay_hasNoTracesOfTheFirst() throws IOException {
        take(begin("none"), "A B B B A");
        Play again = take(Play.begin(buyers), "A A A B");

        assertThat(again.schedule()).hasToString("A A A B");
        assertThat(judged().verdict()).isEqualTo(Verdict.VALID);
        assertThat(judged().sold()).isEqualTo(1);
    }

    @Test
    void buyerThatFindsTheLockHeld_waits_untilItIsReleased() throws IOException {
        Play play = take(begin("file-lock"), "A B");

        assertThat(last(play).isBlocked()).isTrue();
        assertThat(last(play).value()).isEqualTo(PurchaseRecord.NOTHING);
        assertThat(play.buyerStates().get(1).place()).isEqualTo(BuyerState.Place.WAITING);
        assertThat(play.buyerStates().get(1).step()).isEqualTo(Step.ACQUIRE);
        assertThat(Holders.of(Step.ACQUIRE, play.turnResults()).buyers()).containsExactly(0);
        for (String step : List.of("READ", "WRITE", "RECORD")) {
            assertThat(play.isStuck(1))
                    .as("whether B is stuck before A's %s", step)
                    .isTrue();
            assertThat(play.offers(Turn.step(1)))
                    .as("whether B is offered before A's %s", step)
                    .isFalse();
            take(play, "A");
        }
        take(play, "A");

        assertThat(last(play).step()).isEqualTo(Step.RELEASE);
        assertThat(Holders.of(Step.ACQUIRE, play.turnResults()).buyers()).isEmpty();
        assertThat(play.offers(Turn.step(1))).isTrue();
        take(play, "B B B");
        assertThat(play.buyerStates())
                .containsExactly(BuyerState.ended(EndReason.QUOTA), BuyerState.ended(EndReason.SOLD_OUT));
    }

    @Test
    void scheduleDecidesWhichWaitingBuyerIsNext_andTheOthersWait() throws IOException {
        Play play = take(begin(new MemoryRace("file-lock", 3, 3, 1)), "A B C A A A A");
        assertThat(play.offers(Turn.step(1)) && play.offers(Turn.step(2))).isTrue();

        take(play, "C");

        assertThat(play.buyerStates().get(2)).isEqualTo(BuyerState.before(Step.READ, PurchaseRecord.NOTHING));
        assertThat(play.isStuck(1)).isTrue();
        assertThat(play.isOver()).isFalse();
        take(play, "C C C C B B B B B");
        assertThat(play.isOver()).isTrue();
        assertThat(judged().sold()).isEqualTo(3);
        assertThat(judged().verdict()).isEqualTo(Verdict.VALID);
    }

    /** B and C wait for A. After the kill of C, B may try again, but A still holds the lock. */
    @Test
    void buyerThatTriesAgainWithoutSuccess_waitsAgain() throws IOException {
        Play play = take(begin(new MemoryRace("file-lock", 3, 3, 1)), "A B C !C");

        assertThat(play.offers(Turn.step(1)))
                .as("whether B may try again after a kill")
                .isTrue();
        take(play, "B");
        assertThat(last(play).isBlocked()).isTrue();
        assertThat(play.isStuck(1)).isTrue();
    }

    @Test
    void lockOfAKilledHolder_isFreed_andTheNextAcquiresIt() throws IOException {
        Play play = take(begin("file-lock"), "A A B !A");

        assertThat(play.buyerStates().get(0)).isEqualTo(BuyerState.killed());
        assertThat(last(play).step()).isNull();
        take(play, "B B B B B");
        assertThat(play.isOver()).isTrue();
        assertThat(play.isDeadlock()).isFalse();
        assertThat(judged().sold()).isEqualTo(1);
    }

    @Test
    void lockThatAKilledHolderKeeps_isADeadlock_thatNamesBoth() throws IOException {
        Play play = take(begin("lock-file"), "A A B !A");
        assertThat(play.isOver())
                .as("whether the play is over before B has tried")
                .isFalse();

        take(play, "B");

        assertThat(play.isOver()).isTrue();
        assertThat(play.isDeadlock()).isTrue();
        assertThat(play.deadlock()).isEqualTo("B waits for the guard, which A held when killed; no one can free it");
        play.giveUp();
        BuyerHistory waiting = buyers.evidence().buyers().get(1);
        assertThat(waiting.isClosed()).isTrue();
        assertThat(waiting.reason()).isEqualTo(EndReason.DEADLOCK);
        assertThat(judged().endedBy()).isEqualTo(EndReason.DEADLOCK);
        assertThat(judged().findings())
                .extracting(Finding::kind)
                .containsExactly(FindingKind.DEADLOCK, FindingKind.BUYER_DIED);
        assertThat(judged().verdict())
                .as("the verdict, as A never closed its history")
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void deadlockOfSeveral_namesAllOfThem() throws IOException {
        Play play = take(begin(new MemoryRace("lock-file", 3, 1, 1)), "A !A B C");

        assertThat(play.deadlock())
                .isEqualTo("B and C wait for the guard, which A held when killed; no one can free it");
    }

    @Test
    void buyerStartedAgain_isANewBuyer_underAnotherName() throws IOException {
        Play play = take(begin(new MemoryRace("none", 2, 5, 2)), "A A A A !A +A");

        assertThat(last(play).to()).isEqualTo(BuyerState.before(Step.READ, PurchaseRecord.NOTHING));
        take(play, "A A A A A A");
        assertThat(play.buyerStates().get(0))
                .as("its state, with its own quota")
                .isEqualTo(BuyerState.ended(EndReason.QUOTA));
        assertThat(buyers.evidence().buyers())
                .extracting(BuyerHistory::buyer)
                .containsExactly("buyer-01", "buyer-01.2", "buyer-02");
        assertThat(judged().sold()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        none      | A A A      | A  | A has ended (it has bought its quota)
        none      | A A A B    | B  | B has ended (sold out)
        none      | A A A      | !A | A has ended (it has bought its quota)
        none      | A !A       | A  | A was killed; '+A' starts it again
        none      | A !A       | !A | A was killed; '+A' starts it again
        none      | A          | +A | A is alive; only a killed buyer can be started again
        none      |            | C  | there is no buyer C
        file-lock | A B        | B  | B waits for the guard, which A holds
        file-lock | A B        | +B | B is alive; only a killed buyer can be started again
        lock-file | A !A B     | B  | B waits for the guard, which A held when killed
        """)
    void turnThatIsNotOffered_isRefused_withTheReason(String guard, @Nullable String before, String turn, String why)
            throws IOException {
        Play play = take(begin(guard), before == null ? "" : before);
        Turn refused = Schedule.parse(turn, Schedule.MAX_BUYERS).turns().get(0);
        List<BuyerState> buyerStates = List.copyOf(play.buyerStates());

        assertThat(play.offers(refused)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> play.take(refused))
                .withMessage(why);
        assertThat(play.buyerStates()).isEqualTo(buyerStates);
        assertThat(play.schedule()).hasToString(before == null ? "" : before);
    }

    @Test
    void values_areThoseOfTheSteps() throws IOException {
        Play play = take(begin(new MemoryRace("file-lock", 1, 7, 1)), "A A A A A");

        assertThat(play.turnResults())
                .extracting(TurnResult::step)
                .containsExactly(Step.ACQUIRE, Step.READ, Step.WRITE, Step.RECORD, Step.RELEASE);
        assertThat(play.turnResults())
                .extracting(TurnResult::value)
                .containsExactly(PurchaseRecord.NOTHING, 7, 7, 7, PurchaseRecord.NOTHING);
        assertThat(play.turnResults())
                .extracting(TurnResult::endsPurchase)
                .containsExactly(false, false, false, false, true);
    }

    @Test
    void readOfTheSoldOutCount_hasTheValueZero() throws IOException {
        Play play = take(begin("none"), "A A A B");

        assertThat(last(play).value()).isZero();
    }

    @Test
    void takenTickets_areTheValuesOfTheirSteps() throws IOException {
        Play play = take(begin("atomic"), "A A B");

        assertThat(play.turnResults()).extracting(TurnResult::value).containsExactly(1, 1, 0);
    }

    @Test
    void stepThatTheStoreRefuses_isAConflict_andTheBuyerReadsAgain() throws IOException {
        Play play = take(begin("optimistic"), "A B B A");

        assertThat(last(play).isRefused()).isTrue();
        assertThat(last(play).endsPurchase()).isTrue();
        assertThat(play.buyerStates().get(0))
                .isEqualTo(BuyerState.before(Step.READ, PurchaseRecord.NOTHING)
                        .after(ticketrace.history.Outcome.CONFLICT));
        assertThat(play.turnResults().get(2).isRefused())
                .as("whether B's step, which was first, is a conflict")
                .isFalse();
        take(play, "A B");
        assertThat(play.isOver()).isTrue();
        assertThat(judged().retries()).isEqualTo(1);
        assertThat(judged().verdict()).isEqualTo(Verdict.VALID);
    }

    /** A database may refuse a transaction in any of its steps; some refuse the commit. */
    @ParameterizedTest
    @EnumSource(names = {"READ", "WRITE", "RECORD", "RELEASE"})
    void anyStepThatTheStoreRefuses_isAConflict(Step refused) throws IOException {
        AtomicBoolean refuses = new AtomicBoolean(true);
        InMemoryTickets tickets = new InMemoryTickets(1).inside(step -> {
            if (step == refused && refuses.getAndSet(false)) {
                throw new ConflictException("another buyer was faster", new IOException("refused"));
            }
        });
        Play play = Play.begin(with(SteppedThreads.two("transaction", folder).in(beginning -> tickets)));
        for (Step step = play.buyerStates().get(0).step(); step != refused; ) {
            step = play.take(Turn.step(0)).to().step();
        }
        TurnResult turnResult = play.take(Turn.step(0));

        assertThat(turnResult.isRefused()).isTrue();
        assertThat(turnResult.endsPurchase()).isTrue();
        assertThat(turnResult.to().step()).isEqualTo(Step.ACQUIRE);
        assertThat(buyers.look()).isEqualTo(new FinalState(1, List.of(), List.of()));
        assertThat(take(play, "A A").turnResults()).last().matches(again -> !again.isRefused());
    }

    @Test
    void repeatedTurn_passes_ifItsResultIsTheSame() throws IOException {
        List<TurnResult> before =
                List.copyOf(take(begin("file-lock"), "A B A A A A B").turnResults());

        Play again = Play.begin(buyers);
        for (TurnResult turnResult : before) {
            again.repeat(turnResult);
        }

        assertThat(again.turnResults()).isEqualTo(before);
    }

    @Test
    void repeatedTurnWithAnotherResult_isAFailure_thatNamesBothStates() throws IOException {
        SteppedThreads changing = with(SteppedThreads.two("none", folder).in(InMemoryTickets::new));
        TurnResult before = Play.begin(changing).take(Turn.step(0));

        Play again = Play.begin(changing);

        assertThatExceptionOfType(SteppingFailedException.class)
                .isThrownBy(() -> again.repeat(before))
                .withMessage("the same schedule had another result the second time: after 'A' buyer A is"
                        + " before WRITE of 2; the first time it was before WRITE of 1");
    }

    /** A step in which the store made a buyer wait was started again later, so it is not taken again here. */
    @Test
    void stepThatTheStoreHadRefused_isRecordedAgain_withoutBeingTaken() throws IOException {
        Play play = take(begin("none"), "A A B");
        int taken = buyers.played().turns().size();
        BuyerState refused = BuyerState.refused(Step.WRITE, 1);

        play.repeat(new TurnResult(Turn.step(1), BuyerState.before(Step.WRITE, 1), refused));

        assertThat(buyers.played().turns()).hasSize(taken);
        assertThat(play.isStuck(1)).isTrue();
        take(play, "A");
        assertThat(play.offers(Turn.step(1)))
                .as("whether B is offered after A's purchase")
                .isTrue();
    }
}
