package io.motcua.channel.sms;

/** Hears what became of answers. Safe for use by many threads; returns soon, since a link waits for it. */
@FunctionalInterface
public interface DeliveryReceiptListener {

    /** A delivery receipt came. The same one may come again, and one may never come. */
    void received(DeliveryReceipt receipt);
}
