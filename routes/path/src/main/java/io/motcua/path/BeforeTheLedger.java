package io.motcua.path;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.Predicate;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.ConvertBodyDefinition;
import org.apache.camel.model.DynamicRouterDefinition;
import org.apache.camel.model.EnrichDefinition;
import org.apache.camel.model.ErrorHandlerDefinition;
import org.apache.camel.model.ExpressionSubElementDefinition;
import org.apache.camel.model.LogDefinition;
import org.apache.camel.model.MarshalDefinition;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.PipelineDefinition;
import org.apache.camel.model.ProcessDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RecipientListDefinition;
import org.apache.camel.model.RemoveHeaderDefinition;
import org.apache.camel.model.RemoveHeadersDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RoutingSlipDefinition;
import org.apache.camel.model.SetBodyDefinition;
import org.apache.camel.model.SetHeaderDefinition;
import org.apache.camel.model.SetHeadersDefinition;
import org.apache.camel.model.SetPropertyDefinition;
import org.apache.camel.model.SetVariableDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.model.TransformDefinition;
import org.apache.camel.model.UnmarshalDefinition;
import org.apache.camel.model.errorhandler.DeadLetterChannelDefinition;
import org.apache.camel.model.language.ConstantExpression;
import org.jspecify.annotations.Nullable;

/**
 * Reads the model of the routes that end in {@code intake:} and finds what could lose or drop a message, or say yes for
 * it, before the ledger has it. What may stand there is a short list of steps that only look at the message or change
 * it; everything else, known or yet to come, may not.
 */
final class BeforeTheLedger {
    private static final Set<Class<?>> HARMLESS = Set.of(
            ProcessDefinition.class,
            TransformDefinition.class,
            ConvertBodyDefinition.class,
            UnmarshalDefinition.class,
            MarshalDefinition.class,
            SetBodyDefinition.class,
            SetHeaderDefinition.class,
            SetHeadersDefinition.class,
            SetPropertyDefinition.class,
            SetVariableDefinition.class,
            RemoveHeaderDefinition.class,
            RemoveHeadersDefinition.class,
            LogDefinition.class,
            PipelineDefinition.class,
            ChoiceDefinition.class);

    private static final Set<Class<?>> BY_EXPRESSION = Set.of(
            EnrichDefinition.class,
            RecipientListDefinition.class,
            RoutingSlipDefinition.class,
            DynamicRouterDefinition.class);

    private static final Set<String> IN_MEMORY = Set.of("seda", "disruptor", "disruptor-vm", "vm", "stub", "dataset");

    private final Collection<RouteDefinition> routes;
    private final List<String> faults = new ArrayList<>();

    private BeforeTheLedger(Collection<RouteDefinition> routes) {
        this.routes = routes;
    }

    /** What is wrong with these routes, each fault with its route, its step and what to do; empty if nothing is. */
    static List<String> faults(Collection<RouteDefinition> routes) {
        BeforeTheLedger check = new BeforeTheLedger(routes);
        Set<RouteDefinition> before = new HashSet<>();
        for (RouteDefinition route : routes) {
            check.inspectDetours(route, route.getOutputs());
            if (leadsTo(route, "intake:")) {
                check.addWithCallers(route, before);
            }
        }
        before.stream()
                .sorted((a, b) -> String.valueOf(a.getId()).compareTo(String.valueOf(b.getId())))
                .forEach(check::inspect);
        return List.copyOf(check.faults);
    }

    private void addWithCallers(RouteDefinition route, Set<RouteDefinition> before) {
        if (!before.add(route)) {
            return;
        }
        String from = withoutOptions(route.getInput().getEndpointUri());
        if (from.startsWith("direct:")) {
            routes.stream().filter(caller -> leadsTo(caller, from)).forEach(caller -> addWithCallers(caller, before));
        }
    }

    private void inspect(RouteDefinition route) {
        String source = route.getInput().getEndpointUri();
        if (IN_MEMORY.contains(scheme(source))) {
            fault(
                    route,
                    "from(\"" + withoutOptions(source) + "\")",
                    "it keeps messages in memory, where a crash loses them");
        }
        ErrorHandlerDefinition inYaml = route.getErrorHandler();
        if (route.getErrorHandlerFactory() instanceof DeadLetterChannelDefinition
                || (inYaml != null && inYaml.getErrorHandlerType() instanceof DeadLetterChannelDefinition)) {
            fault(route, "deadLetterChannel", "it says yes for a message that is not in the ledger");
        }
        inspect(route, route.getOutputs());
    }

    /** Finds steps that send to the ledger in a way that is none of {@code to("intake:…")}: copies, or to whom is not said. */
    private void inspectDetours(RouteDefinition route, List<ProcessorDefinition<?>> steps) {
        for (ProcessorDefinition<?> step : steps) {
            boolean detour = step instanceof ToDynamicDefinition dynamic
                    ? String.valueOf(dynamic.getUri()).startsWith("intake:")
                    : BY_EXPRESSION.contains(step.getClass()) && step.getLabel().contains("intake:");
            if (detour) {
                fault(route, step.getShortName(), "only to(\"intake:…\") hears whether the ledger has the message");
            }
            inspectDetours(route, step.getOutputs());
        }
    }

    /** Inspects the steps up to the one that leads to the ledger; what comes after it is safe there. */
    private void inspect(RouteDefinition route, List<ProcessorDefinition<?>> steps) {
        for (ProcessorDefinition<?> step : steps) {
            if (step instanceof OnExceptionDefinition onException) {
                inspectHandler(route, onException);
            } else if (step instanceof ToDefinition to) {
                if (scheme(to.getUri()).equals("intake")) {
                    return;
                }
                if (!Set.of("direct", "bean", "class", "language", "log").contains(scheme(to.getUri()))) {
                    fault(
                            route,
                            "to(\"" + withoutOptions(to.getUri()) + "\")",
                            "it works before the commit; move it behind intake:");
                }
            } else if (!HARMLESS.contains(step.getClass())) {
                fault(
                        route,
                        step.getShortName(),
                        "it can lose, drop, delay or double a message; move it behind intake:");
            } else if (step instanceof ChoiceDefinition choice) {
                choice.getWhenClauses().forEach(when -> inspect(route, when.getOutputs()));
                if (choice.getOtherwise() != null) {
                    inspect(route, choice.getOtherwise().getOutputs());
                }
                if (leadsTo(choice, "intake:")) {
                    requireEveryBranch(route, choice);
                    return;
                }
            } else {
                inspect(route, step.getOutputs());
            }
        }
    }

    private void requireEveryBranch(RouteDefinition route, ChoiceDefinition choice) {
        boolean all = choice.getOtherwise() != null
                && anyLeadsTo(choice.getOtherwise().getOutputs(), "intake:")
                && choice.getWhenClauses().stream().allMatch(when -> anyLeadsTo(when.getOutputs(), "intake:"));
        if (!all) {
            fault(route, "choice", "a branch of it does not lead to intake:; every branch must");
        }
    }

    private void inspectHandler(RouteDefinition route, OnExceptionDefinition onException) {
        boolean handled = mayBeTrue(onException.getHandled()) || mayBeTrue(onException.getHandledPolicy());
        boolean continued = mayBeTrue(onException.getContinued()) || mayBeTrue(onException.getContinuedPolicy());
        if (handled || continued) {
            fault(route, "onException(…).handled(true)", "it says yes for a message that is not in the ledger");
        }
    }

    /** Anything but a plain {@code false} counts as true, since nobody knows what an expression will say. */
    private static boolean mayBeTrue(@Nullable ExpressionSubElementDefinition expression) {
        return expression != null
                && !(expression.getExpressionType() instanceof ConstantExpression constant
                        && "false".equals(constant.getExpression()));
    }

    /** Likewise, as routes in Java have it: only a constant calls itself {@code false}. */
    private static boolean mayBeTrue(@Nullable Predicate policy) {
        return policy != null && !policy.toString().equals("false");
    }

    private void fault(RouteDefinition route, String step, String why) {
        faults.add("Route '" + route.getId() + "': " + step + " stands before the ledger; " + why);
    }

    private static boolean leadsTo(ProcessorDefinition<?> parent, String uri) {
        if (parent instanceof ToDefinition to) {
            return uri.endsWith(":")
                    ? to.getUri().startsWith(uri)
                    : withoutOptions(to.getUri()).equals(uri);
        }
        if (parent instanceof ChoiceDefinition choice) {
            return choice.getWhenClauses().stream().anyMatch(when -> anyLeadsTo(when.getOutputs(), uri))
                    || (choice.getOtherwise() != null
                            && anyLeadsTo(choice.getOtherwise().getOutputs(), uri));
        }
        return anyLeadsTo(parent.getOutputs(), uri);
    }

    private static boolean anyLeadsTo(List<ProcessorDefinition<?>> steps, String uri) {
        return steps.stream().anyMatch(step -> leadsTo(step, uri));
    }

    private static String scheme(String uri) {
        int colon = uri.indexOf(':');
        return colon < 0 ? uri : uri.substring(0, colon);
    }

    private static String withoutOptions(String uri) {
        String plain = uri.replace("://", ":");
        int mark = plain.indexOf('?');
        return mark < 0 ? plain : plain.substring(0, mark);
    }
}
