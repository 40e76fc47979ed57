package ticketrace.examples.multiprocessing;

import ticketrace.multiprocessing.ChildProcess;

/** What exit codes tell. */
final class Codes {

    private Codes() {}

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
        System.out.println(codeOf(ChildProcess.of(Codes::exit, 3)));
        System.out.println(codeOf(ChildProcess.of(Codes::exit, 143))); // no signal
        System.out.println(codeOf(ChildProcess.of(Codes::fail, "sold out"))); // with a trace
    }
}
