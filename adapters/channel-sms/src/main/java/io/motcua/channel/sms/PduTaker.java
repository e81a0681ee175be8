package io.motcua.channel.sms;

/** Takes the deliver_sm PDUs of a link, as they are read. Called on the link's reading thread, which it does not block. */
@FunctionalInterface
interface PduTaker {

    /** Takes a PDU, header and all, and answers it once: now or later, on any thread. */
    void take(byte[] pdu, Responder responder);

    /** Sends the deliver_sm_resp. What can no longer be sent is dropped: the message centre sends the message again. */
    @FunctionalInterface
    interface Responder {
        void respond(int commandStatus);
    }
}
