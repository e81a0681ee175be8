package io.motcua.channel.sms;

import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;

/** Answers what a message centre may ask besides deliver_sm: nothing that this channel takes. */
final class OtherRequests implements MessageReceiverListener {

    /** Never called: {@link LinkReader} takes these out before jSMPP sees them. */
    @Override
    public void onAcceptDeliverSm(DeliverSm deliverSm) throws ProcessRequestException {
        throw new ProcessRequestException("Not taken here", SMPPConstant.STAT_ESME_RMSGQFUL);
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm dataSm, Session source) throws ProcessRequestException {
        throw new ProcessRequestException("Messages are taken as deliver_sm", SMPPConstant.STAT_ESME_RINVCMDID);
    }

    /** Says that a phone can be reached again, which the message centre makes use of itself. */
    @Override
    public void onAcceptAlertNotification(AlertNotification alertNotification) {}
}
