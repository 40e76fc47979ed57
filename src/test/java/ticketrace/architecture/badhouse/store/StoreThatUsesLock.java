package ticketrace.architecture.badhouse.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ticketrace.architecture.badhouse.lock.LockThatUsesGuard;

/** Breaks two rules: the store uses no lock; the rooms that a buyer loads use no library. */
public final class StoreThatUsesLock {

    private static final Logger LOG = LoggerFactory.getLogger(StoreThatUsesLock.class);

    public void use(LockThatUsesGuard lock) {
        LOG.info("{}", lock.above());
    }
}
