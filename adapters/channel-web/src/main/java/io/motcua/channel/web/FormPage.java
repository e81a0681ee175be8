package io.motcua.channel.web;

import io.motcua.http.HttpAnswer;
import io.motcua.profile.Service;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form: empty, or again with what was typed and why it was not taken. */
final class FormPage {
    private final Page page;
    private final Texts texts;
    private final WebSite site;
    private final List<Service> services;

    FormPage(Language language, WebSite site, List<Service> services) {
        this.page = new Page(language, site);
        this.texts = Texts.in(language);
        this.site = site;
        this.services = services;
    }

    HttpAnswer blank(String nonce) {
        return page.answer(
                200,
                Map.of(),
                texts.of("form.title"),
                Optional.of(site.path()),
                html -> write(html, nonce, SentForm.EMPTY, Optional.empty()));
    }

    /**
     * The form again. It is there in one language only: a link to the other would lose the words.
     *
     * @param alert the key of a text that says why, if it is not the fields' fault
     */
    HttpAnswer again(int status, Map<String, String> headers, String nonce, SentForm sent, Optional<String> alert) {
        String title = texts.of("error.prefix") + " " + texts.of("form.title");
        return page.answer(status, headers, title, Optional.empty(), html -> write(html, nonce, sent, alert));
    }

    private void write(Html html, String nonce, SentForm sent, Optional<String> alert) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (alert.isEmpty()) {
            sent.faults().forEach((field, fault) -> errors.put(field.posted(), error(field, fault)));
        }
        Inputs inputs = new Inputs(html, texts, errors);
        html.element("h1", texts.of("form.title"));
        alert.ifPresent(
                key -> html.open("div", "class", "notice error", "role", "alert", "tabindex", "-1", "autofocus", "")
                        .element("h2", texts.of(key + ".title"))
                        .element("p", texts.of(key + ".text"))
                        .close());
        inputs.summary();
        html.open("div", "class", "notice danger").element("h2", texts.of("danger.title"));
        html.element("p", texts.of("danger.text"));
        new HotlineList(site, page).write(html);
        html.close();
        html.element("p", texts.of("form.intro"));
        String action = page.address(site.path()) + "&nonce=" + nonce;
        // Our own words say what is missing, in the page's language and beside what was typed.
        html.open("form", "method", "post", "action", action, "novalidate", "", "accept-charset", "utf-8");
        html.open("fieldset").element("legend", texts.of("group.what"));
        services(html, inputs, sent);
        description(html, inputs, sent);
        line(inputs, sent, FormField.OCCURRED_AT);
        html.close();
        html.open("fieldset").element("legend", texts.of("group.where"));
        line(inputs, sent, FormField.ADDRESS);
        line(inputs, sent, FormField.COMMUNE);
        line(inputs, sent, FormField.PROVINCE);
        line(inputs, sent, FormField.CUSTOMER_CODE, "autocapitalize", "characters", "spellcheck", "false");
        html.close();
        html.open("fieldset").element("legend", texts.of("group.who"));
        line(inputs, sent, FormField.NAME);
        line(inputs, sent, FormField.PHONE, "type", "tel");
        line(inputs, sent, FormField.EMAIL, "type", "email", "spellcheck", "false");
        html.close();
        html.element("button", texts.of("form.send"), "type", "submit");
        html.close();
    }

    private void services(Html html, Inputs inputs, SentForm sent) {
        if (services.isEmpty()) {
            return;
        }
        String name = FormField.SERVICE_CODE.posted();
        String chosen = sent.value(FormField.SERVICE_CODE);
        inputs.open(name, false);
        html.open("select", inputs.attributes(name, false));
        html.element("option", texts.of("service.none"), "value", "");
        for (Service service : services) {
            String label = page.language() == Language.EN ? service.nameEn() : service.nameVi();
            if (service.code().equals(chosen)) {
                html.element("option", label, "value", service.code(), "selected", "");
            } else {
                html.element("option", label, "value", service.code());
            }
        }
        html.close();
        inputs.close();
    }

    private void description(Html html, Inputs inputs, SentForm sent) {
        FormField field = FormField.DESCRIPTION;
        inputs.open(field.posted(), true);
        String max = Integer.toString(field.maxLength());
        html.element(
                "textarea", sent.value(field), inputs.attributes(field.posted(), true, "rows", "6", "maxlength", max));
        inputs.close();
    }

    private static void line(Inputs inputs, SentForm sent, FormField field, String... more) {
        String[] attributes = new String[more.length + 4];
        System.arraycopy(more, 0, attributes, 0, more.length);
        attributes[more.length] = "maxlength";
        attributes[more.length + 1] = Integer.toString(field.maxLength());
        attributes[more.length + 2] = "autocomplete";
        attributes[more.length + 3] = field.autocomplete();
        inputs.line(field.posted(), sent.value(field), false, attributes);
    }

    private String error(FormField field, String fault) {
        return texts.of(fault, Integer.toString(field.maxLength()));
    }
}
