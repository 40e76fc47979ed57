package ticketrace.property;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AroundTryHook;
import net.jqwik.api.lifecycle.Lifespan;
import net.jqwik.api.lifecycle.Store;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import net.jqwik.api.lifecycle.TryLifecycleContext;
import ticketrace.Thorough;

/** Limits a long property to this many tries. With {@code -Pthorough} it makes all its tries. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@AddLifecycleHook(Usually.Enough.class)
public @interface Usually {

    int tries();

    /** Ends the property after this many tries. */
    final class Enough implements AroundTryHook {
        @Override
        public TryExecutionResult aroundTry(TryLifecycleContext context, TryExecutor tries, List<Object> parameters) {
            TryExecutionResult result = tries.execute(parameters);
            int enough = context.findAnnotation(Usually.class).orElseThrow().tries();
            Store<Integer> made = Store.getOrCreate(Enough.class, Lifespan.PROPERTY, () -> 0);
            made.update(before -> before + 1);
            boolean satisfied = result.status() == TryExecutionResult.Status.SATISFIED;
            return satisfied && !Thorough.isWanted() && made.get() >= enough
                    ? TryExecutionResult.satisfied(true)
                    : result;
        }
    }
}
