package io.motcua.channel.web;

/** Whom to call, day and night: the one hotline of a site, or those of all utilities, by the place where it is. */
final class HotlineList {
    private final WebSite site;
    private final Page page;

    HotlineList(WebSite site, Page page) {
        this.site = site;
        this.page = page;
    }

    /** Writes nothing if the site knows no hotline. */
    void write(Html html) {
        if (site.hotlines().size() == 1) {
            html.open("p").text(page.texts().of("hotlines.one") + " ");
            call(html, site.hotlines().get(0));
            html.close();
        } else if (!site.hotlines().isEmpty()) {
            html.element("p", page.texts().of("hotlines.all")).open("ul");
            for (WebSite.Hotline hotline : site.hotlines()) {
                html.open("li").text(hotline.name(page.language()) + ": ");
                call(html, hotline);
                html.close();
            }
            html.close();
        }
    }

    private static void call(Html html, WebSite.Hotline hotline) {
        String number = hotline.number();
        html.element("a", number, "class", "call", "href", "tel:" + number.replaceAll("[^0-9+]", ""));
    }
}
