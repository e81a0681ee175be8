package io.motcua.channel.email;

import io.motcua.spi.ChannelAdapterContract;
import io.motcua.spi.RememberingIntake;
import io.motcua.spi.Sample;
import java.util.List;
import java.util.Map;

class EmailChannelTest implements ChannelAdapterContract {
    @Override
    public Source source(RememberingIntake intake) throws Exception {
        return new EmailSource(intake);
    }

    @Override
    public List<Sample> samples() {
        return EmailSamples.all();
    }

    @Override
    public boolean hasKeys() {
        return false;
    }

    /** Nobody refuses mail that lies in the mailbox already; what cannot be read is stored and held. */
    @Override
    public Map<String, byte[]> refused() {
        return Map.of();
    }
}
