package io.motcua.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BeforeTheLedgerTest {

    /** A route, written as an integrator would. */
    private interface Routes {
        void configure(RouteBuilder builder) throws Exception;
    }

    @Test
    void aRouteThatOnlyLooksAtTheMessageMayStandBeforeTheLedger() throws Exception {
        List<String> faults = faults(builder -> builder.from("direct:form")
                .routeId("channel-form")
                .convertBodyTo(byte[].class)
                .setHeader("MotcuaDedupeKey", builder.header("id"))
                .process(exchange -> {})
                .to("intake:form")
                .wireTap("direct:elsewhere"));

        assertThat(faults).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatCanLoseAMessageIsFoundBeforeTheLedger(String step, Routes routes) throws Exception {
        List<String> faults = faults(routes);

        assertThat(faults)
                .anySatisfy(fault ->
                        assertThat(fault).contains("Route 'bad'").contains(step).contains("before the ledger"));
    }

    static Stream<Arguments> whatCanLoseAMessageIsFoundBeforeTheLedger() {
        return Stream.of(
                bad("seda", b -> b.from("seda:in").routeId("bad").to("intake:x")),
                bad(
                        "wireTap",
                        b -> b.from("direct:in")
                                .routeId("bad")
                                .wireTap("direct:t")
                                .to("intake:x")),
                bad(
                        "threads",
                        b -> b.from("direct:in").routeId("bad").threads(2).to("intake:x")),
                bad("delay", b -> b.from("direct:in").routeId("bad").delay(10).to("intake:x")),
                bad(
                        "filter",
                        b -> b.from("direct:in")
                                .routeId("bad")
                                .filter(b.constant(true))
                                .to("intake:x")),
                bad(
                        "split",
                        b -> b.from("direct:in").routeId("bad").split(b.body()).to("intake:x")),
                bad(
                        "multicast",
                        b -> b.from("direct:in").routeId("bad").multicast().to("intake:x", "direct:y")),
                bad(
                        "throttle",
                        b -> b.from("direct:in").routeId("bad").throttle(1).to("intake:x")),
                bad("sample", b -> b.from("direct:in").routeId("bad").sample().to("intake:x")),
                bad("wireTap", b -> b.from("direct:in").routeId("bad").wireTap("intake:x")),
                bad("toD", b -> b.from("direct:in").routeId("bad").toD("intake:x?account=${header.account}")),
                bad("enrich", b -> b.from("direct:in").routeId("bad").enrich("intake:x")),
                bad(
                        "recipientList",
                        b -> b.from("direct:in")
                                .routeId("bad")
                                .filter(b.constant(true))
                                .recipientList(b.constant("intake:x,direct:y"))),
                bad("routingSlip", b -> b.from("direct:in").routeId("bad").routingSlip(b.constant("intake:x"))),
                bad("stop", b -> b.from("direct:in").routeId("bad").stop().to("intake:x")),
                bad(
                        "doTry",
                        b -> b.from("direct:in")
                                .routeId("bad")
                                .doTry()
                                .to("intake:x")
                                .doCatch(Exception.class)
                                .end()),
                bad(
                        "circuitBreaker",
                        b -> b.from("direct:in")
                                .routeId("bad")
                                .circuitBreaker()
                                .to("intake:x")
                                .end()),
                bad(
                        "toD",
                        b -> b.from("direct:in")
                                .routeId("bad")
                                .toD("direct:${header.to}")
                                .to("intake:x")),
                bad(
                        "idempotentConsumer",
                        b -> b.from("direct:in")
                                .routeId("bad")
                                .idempotentConsumer(
                                        b.header("id"), MemoryIdempotentRepository.memoryIdempotentRepository())
                                .to("intake:x")),
                bad(
                        "aggregate",
                        b -> b.from("direct:in")
                                .routeId("bad")
                                .aggregate(b.constant(true), (older, newer) -> newer)
                                .completionSize(2)
                                .to("intake:x")),
                bad(
                        "to(\"mock:server\")",
                        b -> b.from("direct:in")
                                .routeId("bad")
                                .to("mock:server")
                                .to("intake:x")),
                bad(
                        "to(\"seda:later\")",
                        b -> b.from("direct:in").routeId("bad").to("seda:later").to("intake:x")),
                bad(
                        "onException",
                        b -> b.from("direct:in")
                                .routeId("bad")
                                .onException(Exception.class)
                                .handled(true)
                                .end()
                                .to("intake:x")),
                bad(
                        "onException",
                        b -> b.from("direct:in")
                                .routeId("bad")
                                .onException(Exception.class)
                                .continued(true)
                                .end()
                                .to("intake:x")),
                bad("onException", b -> {
                    b.onException(Exception.class).handled(true);
                    b.from("direct:in").routeId("bad").to("intake:x");
                }),
                bad(
                        "deadLetterChannel",
                        b -> b.from("direct:in")
                                .routeId("bad")
                                .errorHandler(b.deadLetterChannel("direct:dead"))
                                .to("intake:x")),
                bad(
                        "choice",
                        b -> b.from("direct:in")
                                .routeId("bad")
                                .choice()
                                .when(b.constant(true))
                                .to("intake:x")
                                .otherwise()
                                .process(exchange -> {})
                                .end()),
                bad("delay", b -> {
                    b.from("direct:in").routeId("bad").delay(10).to("direct:next");
                    b.from("direct:next").routeId("good").to("intake:x");
                }));
    }

    @Test
    void aHandlerThatLeavesTheExceptionMayStandBeforeTheLedger() throws Exception {
        List<String> faults = faults(builder -> builder.from("direct:in")
                .onException(Exception.class)
                .handled(false)
                .process(exchange -> {})
                .end()
                .to("intake:x"));

        assertThat(faults).isEmpty();
    }

    @Test
    void aRouteInYamlIsReadLikeOneInJava() throws Exception {
        String yaml = """
                - onException:
                    exception: [java.lang.Exception]
                    handled: { constant: "true" }
                - route:
                    id: bad
                    from:
                      uri: direct:in
                      steps:
                        - delay: { expression: { constant: "10" } }
                        - to: intake:x
                """;
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Collection<RoutesBuilder> builders = PluginHelper.getRoutesLoader(context)
                    .findRoutesBuilders(ResourceHelper.fromString("bad.yaml", yaml));
            for (RoutesBuilder builder : builders) {
                context.addRoutes(builder);
            }

            List<String> faults = BeforeTheLedger.faults(context.getRouteDefinitions());

            assertThat(faults).hasSize(2);
            assertThat(faults).anySatisfy(fault -> assertThat(fault).contains("delay"));
            assertThat(faults).anySatisfy(fault -> assertThat(fault).contains("handled"));
        }
    }

    @Test
    void aRouteThatDoesNotLeadToTheLedgerIsNoBusinessOfOurs() throws Exception {
        List<String> faults =
                faults(builder -> builder.from("seda:reports").delay(10).to("mock:reports"));

        assertThat(faults).isEmpty();
    }

    private static Arguments bad(String step, Routes routes) {
        return Arguments.of(step, routes);
    }

    private static List<String> faults(Routes routes) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() throws Exception {
                    routes.configure(this);
                }
            });
            return BeforeTheLedger.faults(context.getRouteDefinitions());
        }
    }
}
