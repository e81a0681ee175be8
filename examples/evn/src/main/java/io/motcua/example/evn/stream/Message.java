package io.motcua.example.evn.stream;

/**
 * A request as its channel carries it.
 *
 * @param account which of the channel's addresses it goes to
 * @param sender what an answer finds its sender by; empty where there is nothing to find
 */
record Message(Channel channel, String account, String sender, String contentType, byte[] body) {
    static final String JSON = "application/json";
    static final String FORM = "application/x-www-form-urlencoded";
    static final String TEXT = "text/plain; charset=utf-8";
    static final String MAIL = "message/rfc822";
}
