package io.motcua.channel.email;

/**
 * A message as it lies in the mailbox: the body of the Exchange that {@code mailbox:} makes.
 *
 * @param account the mailbox's address
 * @param uidValidity with the UID it names a message of the folder for ever (RFC 9051, section 2.3.1.1)
 * @param again whether the ledger said that this UID had other bytes before
 * @param bytes the whole of it (RFC 5322); not written to by anybody
 */
record ArrivedMail(String account, String folder, long uidValidity, long uid, boolean again, byte[] bytes) {

    /** Names the message; never what is in it. */
    @Override
    public String toString() {
        return "ArrivedMail[" + account + ", UID " + uidValidity + "/" + uid + ", " + bytes.length + " bytes]";
    }
}
