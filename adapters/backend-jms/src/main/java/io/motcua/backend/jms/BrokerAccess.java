package io.motcua.backend.jms;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what at the embedded broker: the gateway may send and consume everywhere, a utility may consume its own
 * requests and send its own replies. Nobody may make or delete queues, or manage the broker. The broker's own idea of
 * roles is not used, so that no wildcard of an address can widen this.
 */
final class BrokerAccess implements ActiveMQSecurityManager5 {
    private final String gatewayUser;
    private final Map<String, byte[]> passwords = new HashMap<>();
    private final Map<String, UtilityAccount> utilities = new HashMap<>();

    BrokerAccess(String gatewayUser, String gatewayPassword, List<UtilityAccount> accounts) {
        this.gatewayUser = gatewayUser;
        for (UtilityAccount account : accounts) {
            utilities.put(account.user(), account);
            passwords.put(account.user(), account.password().getBytes(StandardCharsets.UTF_8));
        }
        passwords.put(gatewayUser, gatewayPassword.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable Subject authenticate(
            @Nullable String user,
            @Nullable String password,
            @Nullable RemotingConnection connection,
            @Nullable String securityDomain) {
        if (user == null || password == null || !validateUser(user, password)) {
            return null;
        }
        Subject subject = new Subject();
        subject.getPrincipals().add(new UserPrincipal(user));
        return subject;
    }

    @Override
    public boolean authorize(Subject subject, Set<Role> roles, CheckType check, String address) {
        return subject.getPrincipals(UserPrincipal.class).stream()
                .anyMatch(principal -> may(principal.getName(), check, address));
    }

    @Override
    public boolean validateUser(String user, String password) {
        byte[] expected = passwords.get(user);
        return expected != null && MessageDigest.isEqual(expected, password.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType check) {
        // Without an address nothing can be allowed; the broker asks authorize instead.
        return false;
    }

    /** The address of a queue may be written {@code address::queue}; ours have the same name on both sides. */
    private boolean may(String user, CheckType check, String address) {
        if (user.equals(gatewayUser)) {
            return check == CheckType.SEND || check == CheckType.CONSUME || check == CheckType.BROWSE;
        }
        UtilityAccount account = utilities.get(user);
        if (account == null) {
            return false;
        }
        return switch (check) {
            case SEND -> names(address, account.replyQueue());
            case CONSUME, BROWSE -> names(address, account.requestQueue());
            default -> false;
        };
    }

    private static boolean names(String address, String queue) {
        return address.equals(queue) || address.equals(queue + "::" + queue);
    }
}
