package io.motcua.example.oracle.gateway;

/** The mailbox that people write to. */
public final class MailAccount {
    /** Its address, which is also the name to sign in with. */
    public static final String ADDRESS = "cskh@evn.com.vn";
    /** Where the gateway puts mail that it has taken. */
    public static final String PROCESSED = "Processed";

    private MailAccount() {}
}
