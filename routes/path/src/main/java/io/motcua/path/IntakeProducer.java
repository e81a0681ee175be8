package io.motcua.path;

import io.motcua.Submission;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.service.ServiceHelper;

/** Hands a channel's exchange to the {@code accept} route, stripped of all that a stranger may have put on it. */
final class IntakeProducer extends DefaultAsyncProducer {
    private final AsyncProducer accept;
    private final SubmissionBinding binding;

    IntakeProducer(IntakeEndpoint endpoint, AsyncProducer accept, SubmissionBinding binding) {
        super(endpoint);
        this.accept = accept;
        this.binding = binding;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            Submission submission = binding.submission(exchange);
            exchange.getMessage().removeHeaders("*");
            exchange.getMessage().setBody(submission);
        } catch (Exception e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        return accept.process(exchange, callback);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ServiceHelper.startService(accept);
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopService(accept);
        super.doStop();
    }
}
