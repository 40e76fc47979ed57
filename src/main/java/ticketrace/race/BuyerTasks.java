package ticketrace.race;

import java.util.ArrayList;
import java.util.List;
import ticketrace.history.Step;
import ticketrace.run.Fault;
import ticketrace.run.RaceSettings;
import ticketrace.run.RunFolder;

/** Makes the task of each buyer from the settings of a race, in the launcher. */
final class BuyerTasks {

    private final RunFolder folder;
    private final RaceSettings race;
    private final PlugInNames plugIns;
    private final BuyerTask.BuyerLoad load;

    BuyerTasks(RunFolder folder) {
        this.folder = folder;
        this.race = folder.settings();
        this.plugIns = PlugInNames.of(race);
        this.load = new BuyerTask.BuyerLoad(
                race.think(), race.quotaOrNone(), race.timeout().plus(Race.STOP_LIMIT), WarmUp.purchases(race));
    }

    /** The task of the buyer of that name. */
    BuyerTask of(String name) {
        BuyerTask.Places places = new BuyerTask.Places(
                folder.path(),
                race.recorded() ? folder.historyOf(name) : null,
                folder.logOf(name),
                folder.scratchOf(name));
        return new BuyerTask(name, places, plugIns, load, stopPoints(name));
    }

    private static long sleepNanos(Fault fault) {
        return fault instanceof Fault.Slow slow ? slow.length().toNanos() : 0;
    }

    private List<StopPoint> stopPoints(String name) {
        List<StopPoint> stopPoints = new ArrayList<>();
        for (int index = 0; index < race.faults().size(); index++) {
            Fault fault = race.faults().get(index);
            Fault.Moment moment = fault.moment();
            Step step = moment.step();
            if (step != null && fault.concerns(name)) {
                stopPoints.add(
                        new StopPoint(index, step, moment.seat(), moment.after().toNanos(), sleepNanos(fault)));
            }
        }
        return stopPoints;
    }
}
