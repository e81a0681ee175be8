package io.motcua.gateway.cli;

import io.motcua.gateway.report.MendOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "set",
        header = {"Says what is so about a held request, which stays held.", ""},
        description = {
            "The request is understood anew with it; 'held send' sends it on. Fields: "
                    + "serviceCode, customerCode, phone, name, address, provinceCode, communeCode (codes of today), description"
                    + " (where the bytes cannot be read), priority and hazards. Anything but P0 says that life is not in danger,"
                    + " and needs a reason where it was.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  motcua held set MC-7KX-4RD-2P3 provinceCode=79 phone=0903000417 --because 'said on the phone' --config /etc/motcua"
        })
final class HeldSetCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private MendOptions options = new MendOptions();

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FIELD=VALUE", description = "what is so")
    private Map<String, String> fields = new LinkedHashMap<>();

    @Override
    public Integer call() throws Exception {
        return options.order(spec, MendOrder.Action.SET, fields, Optional.empty(), Optional.empty(), false);
    }
}
