package ticketrace.examples.multiprocessing;

import ticketrace.multiprocessing.ChildProcess;

/** The exit codes of children that end in different ways. */
final class ExitCodes {

    private ExitCodes() {}

    static void exit(Integer code) {
        System.exit(code);
    }

    static void fail(String why) {
        throw new IllegalStateException(why);
    }

    static int codeOf(ChildProcess child) throws Exception {
        child.start().join();
        return child.exitCode().getAsInt();
    }

    public static void main(String[] arguments) throws Exception {
        System.out.println(codeOf(ChildProcess.of(ExitCodes::exit, 3)));
        System.out.println(codeOf(ChildProcess.of(ExitCodes::exit, 143))); // no signal
        System.out.println(codeOf(ChildProcess.of(ExitCodes::fail, "sold out"))); // with a trace
    }
}
