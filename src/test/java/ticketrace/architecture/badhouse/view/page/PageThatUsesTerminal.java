package ticketrace.architecture.badhouse.view.page;

import ticketrace.architecture.badhouse.view.terminal.CorrectView;

/** Breaks a rule: a room uses no room beside it. */
final class PageThatUsesTerminal {

    private final CorrectView shown = new CorrectView();

    CorrectView shown() {
        return shown;
    }
}
