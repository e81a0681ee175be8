package io.motcua.channel.portal;

import io.motcua.http.ApiClient;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Who the portal is, who we are to it, and how its procedures are called here.
 *
 * @param clients who may send dossiers; all of them on the portal's account
 * @param maxBytes of a dossier
 * @param procedures service codes by the portal's procedure ({@code MaTTHC}); an empty one for a procedure that is ours
 *     but covers many matters
 * @param holdUnknownProcedures whether a dossier of another procedure is held for a person, instead of being understood
 *     by its words
 * @param agencies the agencies that we receive for, each an id ({@code MaDonViTiepNhan}) or how ids begin; empty for all
 * @param timeZone of the portal's dates, which have no offset
 * @param portal where the portal takes answers, without a slash at its end
 * @param tokens where it gives access tokens (RFC 6749, section 4.4)
 * @param clientId what it knows us by
 * @param clientSecret never in a log
 * @param agency our own agency's id, under which answers are sent
 * @param agencyName as the citizen reads it beside a progress note
 * @param connectTimeout for reaching the portal
 * @param requestTimeout for each request to it, until its answer is whole
 */
public record PortalConfig(
        List<ApiClient> clients,
        int maxBytes,
        Map<String, String> procedures,
        boolean holdUnknownProcedures,
        List<String> agencies,
        ZoneId timeZone,
        URI portal,
        URI tokens,
        String clientId,
        String clientSecret,
        String agency,
        String agencyName,
        Duration connectTimeout,
        Duration requestTimeout) {
    /** Room for a few hundred parts; the files themselves stay at the portal. */
    public static final int DEFAULT_MAX_BYTES = 256 * 1024;

    public PortalConfig {
        clients = List.copyOf(clients);
        procedures = Map.copyOf(procedures);
        agencies = List.copyOf(agencies);
        Objects.requireNonNull(timeZone, "timeZone");
        requireHttp(portal, "portal");
        requireHttp(tokens, "tokens");
        requireText(clientId, "clientId");
        requireText(clientSecret, "clientSecret");
        requireText(agency, "agency");
        requireText(agencyName, "agencyName");
        if (maxBytes <= 0) {
            throw new IllegalArgumentException("maxBytes " + maxBytes + " is too small");
        }
        if (agencies.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("An agency is blank; leave the list empty to receive for all");
        }
        if (connectTimeout.isNegative()
                || connectTimeout.isZero()
                || requestTimeout.isNegative()
                || requestTimeout.isZero()) {
            throw new IllegalArgumentException(
                    "connectTimeout " + connectTimeout + " and requestTimeout " + requestTimeout + " must be positive");
        }
    }

    /** A builder with the default limits. */
    public static Builder builder() {
        return new Builder();
    }

    /** Leaves out the secret and the clients' keys. */
    @Override
    public String toString() {
        return "PortalConfig[" + portal + ", client " + clientId + ", agency " + agency + ", " + procedures.size()
                + " procedures, " + clients + "]";
    }

    private static void requireHttp(URI address, String name) {
        String scheme = address.getScheme();
        if (!("https".equals(scheme) || "http".equals(scheme)) || address.getHost() == null) {
            throw new IllegalArgumentException("The address " + name + " is not http or https: " + address);
        }
        if (address.getRawUserInfo() != null || address.getRawQuery() != null || address.getRawFragment() != null) {
            throw new IllegalArgumentException("The address " + name + " must have nothing but host, port and path");
        }
    }

    private static void requireText(String value, String name) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("The portal's " + name + " is missing");
        }
    }

    /** Builds a configuration; not safe for use by several threads. */
    public static final class Builder {
        private static final URI NONE = URI.create("about:none");

        private List<ApiClient> clients = List.of();
        private int maxBytes = DEFAULT_MAX_BYTES;
        private Map<String, String> procedures = Map.of();
        private boolean holdUnknownProcedures;
        private List<String> agencies = List.of();
        private ZoneId timeZone = ZoneId.of("Asia/Ho_Chi_Minh");
        private URI portal = NONE;
        private URI tokens = NONE;
        private String clientId = "";
        private String clientSecret = "";
        private String agency = "";
        private String agencyName = "";
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration requestTimeout = Duration.ofSeconds(15);

        private Builder() {}

        public Builder clients(ApiClient... value) {
            clients = List.of(value);
            return this;
        }

        public Builder maxBytes(int value) {
            maxBytes = value;
            return this;
        }

        public Builder procedures(Map<String, String> value) {
            procedures = value;
            return this;
        }

        public Builder holdUnknownProcedures(boolean value) {
            holdUnknownProcedures = value;
            return this;
        }

        public Builder agencies(List<String> value) {
            agencies = value;
            return this;
        }

        public Builder timeZone(ZoneId value) {
            timeZone = value;
            return this;
        }

        public Builder portal(URI value) {
            portal = value;
            return this;
        }

        public Builder tokens(URI value) {
            tokens = value;
            return this;
        }

        public Builder client(String id, String secret) {
            clientId = id;
            clientSecret = secret;
            return this;
        }

        public Builder agency(String id, String name) {
            agency = id;
            agencyName = name;
            return this;
        }

        public Builder connectTimeout(Duration value) {
            connectTimeout = value;
            return this;
        }

        public Builder requestTimeout(Duration value) {
            requestTimeout = value;
            return this;
        }

        /**
         * The configuration.
         *
         * @throws IllegalArgumentException if an address, our credentials or our agency is missing, or a limit is wrong
         */
        public PortalConfig build() {
            return new PortalConfig(
                    clients,
                    maxBytes,
                    procedures,
                    holdUnknownProcedures,
                    agencies,
                    timeZone,
                    portal,
                    tokens,
                    clientId,
                    clientSecret,
                    agency,
                    agencyName,
                    connectTimeout,
                    requestTimeout);
        }
    }
}
