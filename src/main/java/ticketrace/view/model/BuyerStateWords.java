package ticketrace.view.model;

import ticketrace.explore.BuyerState;
import ticketrace.explore.Holders;
import ticketrace.explore.Turn;
import ticketrace.view.words.EndWords;

/** Where a stepped buyer stands, in words. */
public final class BuyerStateWords {

    private BuyerStateWords() {}

    /** The step that it stands before; or what it waits for; or how it ended. */
    public static String of(SteppedBuyerView buyer) {
        BuyerState state = buyer.buyerState();
        return switch (state.place()) {
            case BEFORE ->
                "before " + state.step()
                        + (state.inside().next() == null
                                ? ""
                                : ": " + state.inside().next());
            case SLEEPING -> "sleeps in " + state.inside().next();
            case WAITING, REFUSED -> buyer.isBlocked() ? barred(buyer.holders()) : mayTryAgain(buyer);
            case ENDED -> "ended: " + EndWords.of(state.reason());
            case KILLED -> "killed";
        };
    }

    /** The words for a buyer that waits and can try again. */
    public static String mayTryAgain(SteppedBuyerView buyer) {
        return "may try " + buyer.buyerState().step() + " again";
    }

    /** The words for a buyer that waits for what these buyers hold. */
    public static String barred(Holders holders) {
        if (holders.buyers().isEmpty()) {
            return "waits for the guard";
        }
        String letters = Turn.letters(holders.buyers());
        return "waits for the guard, which " + letters
                + (holders.killed() ? " held when killed" : holders.buyers().size() == 1 ? " holds" : " hold");
    }
}
