package io.motcua.channel.sms;

import io.motcua.Submission;
import io.motcua.UnreadableException;
import io.motcua.spi.Normaliser;
import io.motcua.understanding.Reading;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Reads a stored message: one deliver_sm, or the parts of a long message in any order. Where a part is missing the text
 * has an ellipsis between blanks, so that what stood before it and after it never become one word or one number.
 * Safe for use by many threads.
 */
public final class SmsNormaliser implements Normaliser {
    private static final String GAP = " … ";

    /** Codes are read as they were sent: octets of parts that share one are joined first, since a part may end anywhere. */
    private record Piece(int number, int dataCoding, byte[] text) {}

    @Override
    public Reading read(Submission submission) throws UnreadableException {
        List<DeliverSm> messages = messages(submission.payload().toBytes());
        Reading.Builder reading = Reading.builder();
        String text = text(messages);
        reading.field(Reading.DESCRIPTION, text);
        if (text.isBlank()) {
            reading.needsNoAnswer("The message has no text");
        }
        Sender sender = Sender.of(messages.get(0).source());
        sender.phone().ifPresent(phone -> reading.field(Reading.PHONE, phone));
        if (sender.machine()) {
            reading.sentByMachine("Its sender is a name or a short code: no telephone, so no person");
        }
        return reading.build();
    }

    private static List<DeliverSm> messages(byte[] bytes) throws UnreadableException {
        try {
            List<DeliverSm> messages = new ArrayList<>();
            for (byte[] pdu : Pdus.split(bytes)) {
                messages.add(PduReader.read(pdu));
            }
            return messages;
        } catch (MalformedPduException e) {
            throw new UnreadableException(Objects.requireNonNull(e.getMessage()), e);
        }
    }

    private static String text(List<DeliverSm> messages) throws UnreadableException {
        List<Piece> pieces = new ArrayList<>();
        int total = messages.size();
        for (int i = 0; i < messages.size(); i++) {
            DeliverSm message = messages.get(i);
            UserData data = UserData.of(message);
            if (!message.wholeParameters() && data.text().length == 0) {
                throw new UnreadableException("The optional parameters are broken, and there is no text before them");
            }
            int number = data.part().map(UserData.Part::number).orElse(i + 1);
            total = Math.max(total, data.part().map(UserData.Part::total).orElse(0));
            pieces.add(new Piece(number, message.dataCoding(), data.text()));
        }
        pieces.sort((a, b) -> Integer.compare(a.number(), b.number()));
        return join(pieces, total);
    }

    private static String join(List<Piece> pieces, int total) throws UnreadableException {
        StringBuilder text = new StringBuilder();
        ByteArrayOutputStream run = new ByteArrayOutputStream();
        int expected = 1;
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (piece.number() > expected) {
                text.append(GAP);
            }
            expected = piece.number() + 1;
            run.writeBytes(piece.text());
            boolean goesOn = i + 1 < pieces.size()
                    && pieces.get(i + 1).dataCoding() == piece.dataCoding()
                    && pieces.get(i + 1).number() <= expected;
            if (!goesOn) {
                text.append(TextCoding.of(piece.dataCoding()).decode(run.toByteArray()));
                run.reset();
            }
        }
        return expected <= total ? text.append(GAP).toString() : text.toString();
    }
}
