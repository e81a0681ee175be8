package io.motcua.http;

/** A request that is not done, for the reason that its {@link Problem} gives. The sender can mend it. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** Without a stack trace: bad input is no fault of ours, and a flood of it must stay cheap. */
    public ProblemException(Problem problem) {
        super(problem.status() + " " + problem.title(), null, false, false);
        this.problem = problem;
    }

    /** What is told to the sender. */
    public Problem problem() {
        return problem;
    }
}
