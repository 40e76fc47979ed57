package ticketrace.view.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import ticketrace.audit.RaceDraft;
import ticketrace.guard.Guards;
import ticketrace.history.RaceHistory;
import ticketrace.run.Load;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;
import ticketrace.run.Results;

/** Judged races, the input of report tests. */
final class Judged {

    private static final Path HISTORIES = Path.of("data", "histories");

    private Judged() {}

    /** All hand-written histories with recorded purchases, the good and the bad. */
    static List<Path> histories() {
        try (Stream<Path> files = Files.list(HISTORIES)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .filter(file -> of(file).history().recorded())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The histories whose guard is in the catalogue, as the guard of every race in a run folder is. */
    static List<Path> historiesOfKnownGuards() {
        return histories().stream()
                .filter(file -> Guards.all().stream()
                        .anyMatch(
                                guard -> guard.name().equals(of(file).history().guard())))
                .toList();
    }

    static RaceResult of(Path history) {
        try {
            return Results.ofText(history);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RaceResult of(RaceDraft race) {
        return of(race, Path.of("run"), settings(race), List.of());
    }

    static RaceSettings settings(RaceDraft race) {
        RaceHistory history = race.history();
        return RaceSettings.of(
                history.store(), history.guard(), Load.of(history.buyers().size(), race.tickets()));
    }

    static RaceResult of(RaceDraft race, Path folder, RaceSettings settings, List<String> failures) {
        return new RaceResult(
                new RaceResult.Raced(settings, folder, null),
                race.history(),
                race.judged(),
                race.history().buyers().stream()
                        .map(buyer ->
                                new RaceResult.BuyerResult(buyer.buyer(), buyer.pid(), 0, 0, 0, 0, buyer.offset()))
                        .toList(),
                RaceResult.Millis.UNKNOWN,
                new RaceResult.Casualties(List.of(), failures, false));
    }
}
