package ticketrace.architecture.crooked.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ticketrace.architecture.crooked.lock.Upward;

/** Breaks: the store knows no lock; what a buyer loads knows no library. */
public final class Talkative {

    private static final Logger LOG = LoggerFactory.getLogger(Talkative.class);

    public void use(Upward lock) {
        LOG.info("{}", lock.above());
    }
}
