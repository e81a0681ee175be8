package io.motcua.channel.email;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One mailbox of ours: where its mail is fetched, and where answers are sent.
 *
 * @param address what people write to; the submission's account, and the sender of its answers
 * @param displayName beside the address in answers; empty for none
 * @param folder that is watched
 * @param processedFolder where a message goes that is stored, unless there is a keyword; made if it is not there
 * @param tooLargeFolder where a message goes that is larger than {@link EmailConfig#maxMessageBytes()}; made if needed
 * @param keyword a message that is stored stays and gets this IMAP keyword (RFC 9051, section 2.3.2) instead; the server
 *     must keep keywords
 */
public record MailboxConfig(
        String address,
        String displayName,
        MailServer imap,
        MailServer smtp,
        String folder,
        String processedFolder,
        String tooLargeFolder,
        Optional<String> keyword) {
    /** The longest name of a folder, in characters: it is part of the dedupe key. */
    static final int MAX_FOLDER_LENGTH = 200;

    public MailboxConfig {
        Objects.requireNonNull(displayName, "displayName");
        Objects.requireNonNull(imap, "imap");
        Objects.requireNonNull(smtp, "smtp");
        address = address.toLowerCase(Locale.ROOT);
        if (!MailAddress.isPlain(address)) {
            throw new IllegalArgumentException("A mailbox's address is of the form name@domain, not '" + address + "'");
        }
        requireFolder(folder, "folder");
        requireFolder(processedFolder, "processedFolder");
        requireFolder(tooLargeFolder, "tooLargeFolder");
        if (folder.equals(processedFolder) || folder.equals(tooLargeFolder)) {
            throw new IllegalArgumentException("Mailbox " + address + " would take the same mail for ever: its folder '"
                    + folder + "' is also where mail goes that is done; name another");
        }
        keyword.ifPresent(MailboxConfig::requireKeyword);
    }

    /** The part of the address after the sign, which our Message-IDs end in. */
    String domain() {
        return address.substring(address.indexOf('@') + 1);
    }

    private static void requireFolder(String folder, String what) {
        if (folder.isBlank() || folder.length() > MAX_FOLDER_LENGTH) {
            throw new IllegalArgumentException("The " + what + " has " + folder.length() + " characters; 1 to "
                    + MAX_FOLDER_LENGTH + " are allowed");
        }
    }

    private static void requireKeyword(String keyword) {
        if (!keyword.matches("[A-Za-z0-9$_.-]{1,60}")) {
            throw new IllegalArgumentException("A keyword has letters, digits, $ _ . and -, not '" + keyword + "'");
        }
    }

    /** A builder for this address. */
    public static Builder builder(String address) {
        return new Builder(address);
    }

    /** Builds a mailbox; not safe for use by several threads. Watches {@code INBOX} and moves to {@code MotCua}. */
    public static final class Builder {
        private final String address;
        private String displayName = "";
        private @Nullable MailServer imap;
        private @Nullable MailServer smtp;
        private String folder = "INBOX";
        private String processedFolder = "MotCua";
        private String tooLargeFolder = "MotCua-too-large";
        private Optional<String> keyword = Optional.empty();

        private Builder(String address) {
            this.address = address;
        }

        public Builder displayName(String value) {
            displayName = value;
            return this;
        }

        public Builder imap(MailServer value) {
            imap = value;
            return this;
        }

        public Builder smtp(MailServer value) {
            smtp = value;
            return this;
        }

        public Builder folder(String value) {
            folder = value;
            return this;
        }

        public Builder processedFolder(String value) {
            processedFolder = value;
            return this;
        }

        public Builder tooLargeFolder(String value) {
            tooLargeFolder = value;
            return this;
        }

        /** Leaves stored messages where they are, with this keyword. */
        public Builder keyword(String value) {
            keyword = Optional.of(value);
            return this;
        }

        /** @throws IllegalArgumentException if something is missing or cannot be */
        public MailboxConfig build() {
            if (imap == null || smtp == null) {
                throw new IllegalArgumentException(
                        "Mailbox " + address + " has no " + (imap == null ? "imap" : "smtp") + " server; give it one");
            }
            return new MailboxConfig(
                    address, displayName, imap, smtp, folder, processedFolder, tooLargeFolder, keyword);
        }
    }
}
