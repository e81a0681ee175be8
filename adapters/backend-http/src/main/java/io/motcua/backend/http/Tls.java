package io.motcua.backend.http;

import io.motcua.backend.http.Access.KeyFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** TLS with a certificate of our own, or with a list of our own of whom to trust. */
final class Tls {
    private Tls() {}

    /**
     * The context, if Java's own will not do.
     *
     * @throws IllegalArgumentException if a file cannot be read with its password
     */
    static Optional<SSLContext> of(Access access) {
        if (access.certificate().isEmpty() && access.trust().isEmpty()) {
            return Optional.empty();
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(access.certificate()), trusted(access.trust()), null);
            return Optional.of(context);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    private static KeyManager @Nullable [] keys(Optional<KeyFile> file) throws GeneralSecurityException {
        if (file.isEmpty()) {
            return null;
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store(file.get()), file.get().password().toCharArray());
        return factory.getKeyManagers();
    }

    private static TrustManager @Nullable [] trusted(Optional<KeyFile> file) throws GeneralSecurityException {
        if (file.isEmpty()) {
            return null;
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store(file.get()));
        return factory.getTrustManagers();
    }

    private static KeyStore store(KeyFile file) throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file.file())) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, file.password().toCharArray());
            return store;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The file " + file.file() + " cannot be read as PKCS #12; does it exist, and is this its password?",
                    e);
        }
    }
}
