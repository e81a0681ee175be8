package io.motcua.backend.jms;

import java.util.Objects;

/**
 * What one utility may do at the {@link EmbeddedBroker}: consume its own requests and send its own replies, nothing else.
 *
 * @param utility the utility's id, as in {@link io.motcua.Delivery#backend()}
 * @param user whom it logs in as
 * @param password what proves that; never shown
 * @param requestQueue the queue that it may consume from and browse
 * @param replyQueue the queue that it may send to
 */
public record UtilityAccount(String utility, String user, String password, String requestQueue, String replyQueue) {

    public UtilityAccount {
        Objects.requireNonNull(utility, "utility");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(requestQueue, "requestQueue");
        Objects.requireNonNull(replyQueue, "replyQueue");
        if (user.isBlank() || password.isEmpty()) {
            throw new IllegalArgumentException(
                    "A utility's account needs a user and a password [backend " + utility + "]");
        }
    }

    /** The account whose user is the utility's id, on the utility's default queues. */
    public static UtilityAccount of(String utility, String password) {
        return new UtilityAccount(
                utility,
                utility,
                password,
                JmsBackendConfig.defaultRequestQueue(utility),
                JmsBackendConfig.defaultReplyQueue(utility));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "UtilityAccount[" + utility + ", user " + user + ", " + requestQueue + ", " + replyQueue + "]";
    }
}
