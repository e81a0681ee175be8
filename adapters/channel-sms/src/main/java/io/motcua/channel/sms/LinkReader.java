package io.motcua.channel.sms;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jsmpp.DefaultPDUReader;
import org.jsmpp.PDUReader;
import org.jsmpp.PDUSender;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the PDUs of one connection. Every deliver_sm it takes out, as raw bytes, and it answers it when its taker says
 * so; the rest it leaves to jSMPP, whose listeners would hold a thread for each message that waits for its commit.
 *
 * <p>A time-out between two PDUs is jSMPP's sign to try the link. One in the middle of a PDU ends the connection: what
 * would be read next is no header.
 */
final class LinkReader implements PDUReader {
    private static final Logger LOG = LoggerFactory.getLogger(LinkReader.class);
    /** A message_payload of 65,535 octets and all other fields fit. */
    static final int MAX_PDU = 72 * 1024;
    /** What is longer than a PDU may be, but not longer than this, is read past and refused. */
    private static final int MAX_SKIPPED = 1024 * 1024;

    private final DefaultPDUReader others = new DefaultPDUReader();
    private final PDUSender sender;
    private final OutputStream out;
    private final Executor responses;
    private final PduTaker taker;

    LinkReader(PDUSender sender, OutputStream out, Executor responses, PduTaker taker) {
        this.sender = sender;
        this.out = out;
        this.responses = responses;
        this.taker = taker;
    }

    @Override
    public Command readPDUHeader(DataInputStream in) throws IOException {
        while (true) {
            int first = in.read();
            if (first < 0) {
                throw new EOFException("The message centre closed the connection");
            }
            byte[] octets = new byte[DeliverSm.HEADER_LENGTH];
            octets[0] = (byte) first;
            readFully(in, octets, 1);
            Command header = header(ByteBuffer.wrap(octets));
            if (header.getCommandLength() < DeliverSm.HEADER_LENGTH || header.getCommandLength() > MAX_SKIPPED) {
                sender.sendGenericNack(out, SMPPConstant.STAT_ESME_RINVCMDLEN, header.getSequenceNumber());
                throw new IOException("command_length " + Integer.toUnsignedString(header.getCommandLength())
                        + " is of no PDU; nobody can say where the next one begins");
            }
            if (header.getCommandLength() > MAX_PDU) {
                skip(in, header);
            } else if (header.getCommandId() == DeliverSm.COMMAND_ID) {
                byte[] pdu = new byte[header.getCommandLength()];
                System.arraycopy(octets, 0, pdu, 0, octets.length);
                readFully(in, pdu, octets.length);
                taker.take(pdu, status -> respond(status, header.getSequenceNumber()));
            } else {
                return header;
            }
        }
    }

    @Override
    public byte[] readPDU(DataInputStream in, Command header) throws IOException {
        try {
            return others.readPDU(in, header);
        } catch (SocketTimeoutException e) {
            throw stalled(e);
        }
    }

    @Override
    public byte[] readPDU(DataInputStream in, int length, int id, int status, int sequence) throws IOException {
        try {
            return others.readPDU(in, length, id, status, sequence);
        } catch (SocketTimeoutException e) {
            throw stalled(e);
        }
    }

    private static Command header(ByteBuffer octets) {
        Command header = new Command();
        header.setCommandLength(octets.getInt());
        header.setCommandId(octets.getInt());
        header.setCommandStatus(octets.getInt());
        header.setSequenceNumber(octets.getInt());
        return header;
    }

    private void skip(DataInputStream in, Command header) throws IOException {
        readFully(in, new byte[header.getCommandLength()], DeliverSm.HEADER_LENGTH);
        LOG.warn("A PDU of {} octets is longer than any may be; it is refused", header.getCommandLength());
        if (header.getCommandId() == DeliverSm.COMMAND_ID) {
            respond(SMPPConstant.STAT_ESME_RINVMSGLEN, header.getSequenceNumber());
        } else {
            sender.sendGenericNack(out, SMPPConstant.STAT_ESME_RINVCMDLEN, header.getSequenceNumber());
        }
    }

    private static void readFully(DataInputStream in, byte[] octets, int from) throws IOException {
        try {
            in.readFully(octets, from, octets.length - from);
        } catch (SocketTimeoutException e) {
            throw stalled(e);
        }
    }

    private static IOException stalled(SocketTimeoutException cause) {
        return new IOException("The rest of a PDU did not come in time", cause);
    }

    /** On a thread of the link's own: a message centre that does not read must hold up nobody else. */
    private void respond(int commandStatus, int sequenceNumber) {
        try {
            responses.execute(() -> {
                try {
                    sender.sendDeliverSmResp(out, commandStatus, sequenceNumber, "");
                } catch (IOException e) {
                    LOG.debug("A response cannot be sent any more; the message will come again", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("A response comes after the link was stopped, or too many wait; the message will come again", e);
        }
    }
}
