package io.motcua.backend.jms;

import io.motcua.spi.BackendAdapterContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class JmsBackendTest implements BackendAdapterContract {
    @TempDir
    Path folder;

    @Override
    public FarSide farSide() throws Exception {
        return new BrokerUnderTest(folder);
    }
}
