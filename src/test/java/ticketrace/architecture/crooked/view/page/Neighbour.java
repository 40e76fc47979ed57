package ticketrace.architecture.crooked.view.page;

import ticketrace.architecture.crooked.view.terminal.Shown;

/** Breaks: a room uses none beside it. */
final class Neighbour {

    private final Shown shown = new Shown();

    Shown shown() {
        return shown;
    }
}
