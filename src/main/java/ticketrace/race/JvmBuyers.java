package ticketrace.race;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import ticketrace.launch.ChildListener;
import ticketrace.launch.JvmBuilder;
import ticketrace.launch.LineProcess;

/**
 * Starts buyers as JVMs on this machine: see {@link BuyerJvm} for their options.
 *
 * @param mainClass the main class of a buyer
 * @param jvmOptions gives the options of the next JVM; called once for each JVM
 */
public record JvmBuyers(Class<?> mainClass, Supplier<List<String>> jvmOptions) implements BuyerLauncher {

    @Override
    public LineProcess start(BuyerStart what, ChildListener listener) throws IOException {
        return new JvmBuilder(what.name(), mainClass)
                .arguments(what.arguments())
                .jvmOptions(jvmOptions.get())
                .givesWay(what.givesWay())
                .errorsTo(what.log())
                .start(listener);
    }
}
