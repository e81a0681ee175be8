package io.motcua.example.evn.stream;

import io.motcua.HoldReason;

/** What must become of a request, known to whoever made it up. */
public sealed interface Expectation {

    /** It must be acknowledged by this corporation and no other. */
    record Routed(Corporation corporation) implements Expectation {
        @Override
        public String toString() {
            return "meant for " + corporation;
        }
    }

    /** It must wait for a person, for this reason. */
    record Held(HoldReason reason) implements Expectation {
        @Override
        public String toString() {
            return "meant to be held for " + reason;
        }
    }

    /** It must be answered exactly as the request with that number was. */
    record Repeated(int number) implements Expectation {
        @Override
        public String toString() {
            return "the same as request " + number;
        }
    }

    /** It must be refused with a 4xx, and leave nothing behind. */
    record Refused(String fault) implements Expectation {
        @Override
        public String toString() {
            return "meant to be refused: " + fault;
        }
    }

    /** Nobody may be answered, and it goes to nobody: a machine has written it. */
    record Ignored(String kind) implements Expectation {
        @Override
        public String toString() {
            return "meant to be ignored: " + kind;
        }
    }
}
