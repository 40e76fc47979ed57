package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ticketrace.run.RaceSettings;
import ticketrace.store.Stores;

/** A rehearsal that fails does not affect the others. */
class TrainingRacesTest {

    private final List<String> held = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();

    private final ArchiveProgress watcher = new ArchiveProgress() {
        @Override
        public void progressed(int done, int of) {
            messages.add(done + " of " + of);
        }

        @Override
        public void leftOut(String what, String why) {
            messages.add("without " + what + ": " + why);
        }
    };

    private void hold(List<RaceSettings> races, TrainingRaces.Holder holder) throws InterruptedException {
        new TrainingRaces(watcher).hold(races, 1, race -> {
            holder.hold(race);
            held.add(race.store() + " " + race.guard());
        });
    }

    private static List<String> of(List<RaceSettings> races) {
        return races.stream().map(race -> race.store() + " " + race.guard()).toList();
    }

    @Test
    void everyGuardOnEveryStore_isRehearsed() throws Exception {
        List<RaceSettings> all = TrainingRaces.all();
        assertThat(all).extracting(RaceSettings::store).contains(Stores.names().toArray(String[]::new));
        hold(all, race -> {});
        assertThat(held).isEqualTo(of(all));
        assertThat(messages).hasSize(all.size()).last().isEqualTo(all.size() + " of " + (all.size() + 1));
    }

    @Test
    void storeThatCannotBeReached_isSkippedWithAllGuards_andReportedOnce() throws Exception {
        List<RaceSettings> all = TrainingRaces.all();
        hold(all, race -> {
            if (race.store().equals("mapped")) {
                throw new IOException("no such store");
            }
        });
        assertThat(held)
                .isEqualTo(of(all.stream()
                        .filter(race -> !race.store().equals("mapped"))
                        .toList()));
        assertThat(messages).hasSize(all.size() + 1).contains("without store mapped: no such store");
    }

    @Test
    void guardThatFails_isSkippedAlone() throws Exception {
        List<RaceSettings> all = TrainingRaces.all();
        hold(all, race -> {
            if (race.guard().equals("file-lock")) {
                throw new NoClassDefFoundError("plugged/In");
            }
            if (race.guard().equals("fair-lock")) {
                throw new IllegalStateException();
            }
        });
        assertThat(held)
                .isEqualTo(of(all.stream()
                        .filter(race -> !List.of("file-lock", "fair-lock").contains(race.guard()))
                        .toList()));
        assertThat(messages)
                .contains(
                        "without guard file-lock on store file: plugged/In",
                        "without guard fair-lock on store file: java.lang.IllegalStateException");
    }

    @Test
    void interruption_endsTheRehearsals() {
        assertThatThrownBy(() -> hold(TrainingRaces.all(), race -> {
                    throw new InterruptedException();
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(held).isEmpty();
    }
}
