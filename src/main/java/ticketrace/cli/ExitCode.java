package ticketrace.cli;

import java.util.List;
import ticketrace.audit.Verdict;
import ticketrace.explore.Exploration;
import ticketrace.history.EndReason;
import ticketrace.run.RaceResult;

/** The exit codes that scripts may rely on. */
final class ExitCode {

    /** Valid, or as promised. */
    static final int OK = 0;
    /** Wrong usage. */
    static final int USAGE = 2;
    /** Violated, or a promise broken. */
    static final int VIOLATED = 3;
    /** Unknown: the evidence proves neither. */
    static final int UNKNOWN = 4;
    /** An error in this program (EX_SOFTWARE in sysexits.h). */
    static final int INTERNAL = 70;
    /**
     * A file that cannot be read, written or understood (EX_IOERR); or the system has no more memory, threads or
     * processes.
     */
    static final int IO_ERROR = 74;
    /** Ended by Ctrl-C, as shells have it: 128 + SIGINT. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}

    /** The exit code of a race: by its verdict, unless the race was disturbed. */
    static int ofVerdict(RaceResult result) {
        int disturbed = ofDisturbance(result);
        return disturbed != OK ? disturbed : ofVerdict(result.judgement().verdict());
    }

    /** The exit code of an audit: a disturbance of the race does not disturb the audit. */
    static int ofVerdict(Verdict verdict) {
        return switch (verdict) {
            case VALID -> OK;
            case VIOLATED -> VIOLATED;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /** The exit code of races that are judged by their guards' promises. */
    static int ofPromises(List<RaceResult> results) {
        int worst = OK;
        for (RaceResult result : results) {
            int disturbed = ofDisturbance(result);
            if (disturbed != OK) {
                return disturbed;
            }
            if (!result.judgement().asPromised()) {
                boolean unknown = result.judgement().verdict() == Verdict.UNKNOWN;
                worst = unknown && worst != VIOLATED ? UNKNOWN : VIOLATED;
            }
        }
        return worst;
    }

    /** The exit code of an exploration that is judged by its guard's promise. */
    static int ofPromise(Exploration exploration) {
        return switch (exploration.promise()) {
            case KEPT -> OK;
            case BROKEN -> VIOLATED;
            case UNKNOWN -> UNKNOWN;
        };
    }

    private static int ofDisturbance(RaceResult result) {
        if (result.ioError()) {
            return IO_ERROR;
        }
        return result.judgement().endedBy() == EndReason.INTERRUPTED ? INTERRUPTED : OK;
    }
}
