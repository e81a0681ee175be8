package io.motcua.gateway;

import io.motcua.gateway.config.ConfigException;
import io.motcua.gateway.config.GatewayConfig;
import io.motcua.gateway.config.Mistake;
import io.motcua.gateway.config.Settings;
import io.motcua.gateway.operator.RunningProfile;
import io.motcua.gateway.report.CrossingReport;
import io.motcua.gateway.report.Crossings;
import io.motcua.gateway.report.ReloadReport;
import io.motcua.path.Gateway;
import io.motcua.profile.Profile;
import io.motcua.spi.Ledger;
import io.motcua.understanding.Understanding;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a gateway understand by a newer profile while it runs. The folder is checked as {@code motcua check} does, with
 * {@code gateway.yaml} beside it; what that file says of channels and backends stays as it was at the start.
 */
final class ReloadableProfile implements RunningProfile {
    private static final Logger LOG = LoggerFactory.getLogger(ReloadableProfile.class);

    private final Settings settings;
    private final Gateway gateway;
    private final Ledger ledger;
    private volatile Profile running;

    ReloadableProfile(GatewayConfig config, Gateway gateway, Ledger ledger) {
        this.settings = config.settings();
        this.gateway = gateway;
        this.ledger = ledger;
        this.running = config.profile();
    }

    @Override
    public synchronized ReloadReport reload() {
        String before = running.version();
        Path folder = settings.file().toAbsolutePath().normalize().getParent();
        Profile next;
        try {
            next = GatewayConfig.readWithoutSecrets(folder).profile();
            gateway.understandBy(new Understanding(next).learned());
        } catch (ConfigException e) {
            LOG.warn("The profile was not taken, version {} stays: {}", before, e.getMessage());
            return new ReloadReport(
                    false,
                    before,
                    before,
                    e.mistakes().stream().map(Mistake::toString).toList(),
                    List.of());
        }
        running = next;
        LOG.info("The profile's version {} was taken, after {}", next.version(), before);
        return new ReloadReport(
                true,
                next.version(),
                before,
                List.of(),
                next.utilities().keySet().stream()
                        .filter(utility -> !settings.backends().containsKey(utility))
                        .toList());
    }

    @Override
    public CrossingReport crossing(LocalDate on) {
        return Crossings.find(ledger::open, running, on);
    }
}
