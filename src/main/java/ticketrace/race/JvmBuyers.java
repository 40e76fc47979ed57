package ticketrace.race;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import ticketrace.launch.ChildListener;
import ticketrace.launch.JvmBuilder;
import ticketrace.launch.LineProcess;

/**
 * Starts buyers as JVMs on this machine: see {@link BuyerJvm} for their options.
 *
 * @param work what a buyer does
 * @param jvmOptions gives the options of the next JVM; called once for each JVM
 */
public record JvmBuyers(Class<? extends BuyerMain.Work> work, Supplier<List<String>> jvmOptions)
        implements BuyerLauncher {

    @Override
    public LineProcess start(BuyerStart what, ChildListener listener) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(work.getName()));
        arguments.addAll(what.arguments());
        return new JvmBuilder(what.name(), BuyerMain.class)
                .arguments(arguments)
                .jvmOptions(jvmOptions.get())
                .givesWay(what.givesWay())
                .errorsTo(what.log())
                .start(listener);
    }
}
