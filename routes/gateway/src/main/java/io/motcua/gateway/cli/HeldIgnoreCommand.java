package io.motcua.gateway.cli;

import io.motcua.gateway.report.MendOrder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "ignore",
        header = {"Ends a held request that needs no answer.", ""},
        description = {"It stays in the ledger, and needs a reason.", ""},
        footer = {"", "Example:", "  motcua held ignore MC-7KX-4RD-2P3 --because 'advertising' --config /etc/motcua"})
final class HeldIgnoreCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private MendOptions options = new MendOptions();

    @Override
    public Integer call() throws Exception {
        return options.order(spec, MendOrder.Action.IGNORE);
    }
}
