package ticketrace.view.terminal;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ticketrace.race.ArchiveProgress;

/** Tells people that they wait for an archive, which is made only once; on a terminal it also shows the progress. */
public final class PreparationLine implements ArchiveProgress {

    private static final String TEXT = "Getting ready (only this once) ...";
    private static final int PERCENT = 100;

    private final Supplier<Screen> somewhere;
    private @Nullable Screen screen;
    private @Nullable ProgressLine line;

    private PreparationLine(Supplier<Screen> somewhere) {
        this.somewhere = somewhere;
    }

    /** On the standard error: the standard output may be for a program. */
    public static ArchiveProgress onStandardError() {
        return new PreparationLine(Screen::standardError);
    }

    static ArchiveProgress on(Screen screen) {
        return new PreparationLine(() -> screen);
    }

    @Override
    public void begins() {
        Screen found = somewhere.get();
        screen = found;
        line = new ProgressLine(found);
        if (found.isTerminal()) {
            progressed(0, 1);
        } else {
            found.line(TEXT);
        }
    }

    @Override
    public void progressed(int done, int of) {
        if (line != null) {
            line.show(String.format("%s %3d %%", TEXT, (long) PERCENT * done / of));
        }
    }

    @Override
    public void leftOut(String what, String why) {
        ends();
        Screen found = screen == null ? somewhere.get() : screen;
        found.line("Buyers will start more slowly with " + what + ": " + why.replaceAll("\\s*\\R\\s*", " "));
    }

    @Override
    public void ends() {
        if (line != null) {
            line.erase();
        }
    }
}
