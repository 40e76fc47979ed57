package ticketrace.view.terminal;

import java.util.List;
import ticketrace.input.Printable;
import ticketrace.race.RaceObserver;
import ticketrace.run.BuyerInfo;
import ticketrace.run.RunFolder;

/** Prints the folder of a race, so that people can look at its files meanwhile. It shows nothing else of the race. */
public final class RunFolderNotice implements RaceObserver {

    private final Screen screen;

    public RunFolderNotice(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void ready(RunFolder folder, List<BuyerInfo> buyers) {
        screen.line(screen.paint(Colour.ASIDE, inWords(folder)));
    }

    static String inWords(RunFolder folder) {
        return "Its files are in " + folder.path();
    }

    /** The same in less than this width: only the folder, if there is no room for more. */
    static String inWords(RunFolder folder, int width) {
        String words = Printable.spelledOut(inWords(folder));
        boolean fits = TextLayout.columns(words) < width;
        return fits ? words : Printable.spelledOut(folder.path().toString());
    }
}
