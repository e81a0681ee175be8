package io.motcua.example.evn.stream;

/** The five power corporations of EVN, named by their ids in the profile, and by what accounts people reach them. */
public enum Corporation {
    EVNNPC("the North", "19006769", "NPC", "cskh@npc.com.vn", Corporation.GROUP_SHORT_CODE, "cskh.npc.com.vn"),
    EVNCPC("the Centre", "19001909", "CPC", "cskh@cpc.vn", Corporation.GROUP_SHORT_CODE, "cskh.cpc.vn"),
    EVNSPC("the South", "19001006", "SPC", "cskh@evnspc.vn", "8655", "cskh.evnspc.vn"),
    EVNHANOI("Hà Nội", "19001288", "HNI", "evnhanoi@evnhanoi.vn", "8088", "evnhanoi.vn"),
    EVNHCMC("TP.HCM", "1900545454", "HCM", "cskh@hcmpc.com.vn", "8055", "cskh.evnhcmc.vn");

    /** The hotline of the whole group, which says nothing about the region; so do the group's other accounts. */
    public static final String GROUP_HOTLINE = "19001000";

    /** The app of the whole group. */
    public static final String GROUP_APP = "evn-cskh";

    /** The mailbox of the whole group. */
    public static final String GROUP_MAILBOX = "cskh@evn.com.vn";

    /** The short code of the whole group. */
    public static final String GROUP_SHORT_CODE = "8100";

    /** The site of the whole group. */
    public static final String GROUP_SITE = "cskh.evn.com.vn";

    /** The national portal, which belongs to none. */
    public static final String PORTAL = "dvcqg";

    private final String area;
    private final String hotline;
    private final String agents;
    private final String mailbox;
    private final String shortCode;
    private final String site;

    Corporation(String area, String hotline, String agents, String mailbox, String shortCode, String site) {
        this.area = area;
        this.hotline = hotline;
        this.agents = agents;
        this.mailbox = mailbox;
        this.shortCode = shortCode;
        this.site = site;
    }

    /** Where it is, in a word or two. */
    public String area() {
        return area;
    }

    /** Its hotline's number, which is the account of its CRM. */
    public String hotline() {
        return hotline;
    }

    /** What the numbers of its hotline's agents begin with. */
    String agents() {
        return agents;
    }

    /** The account that people of this corporation use on the channel; the whole group's where it has none. */
    String account(Channel channel) {
        return switch (channel) {
            case APP -> GROUP_APP;
            case HOTLINE -> hotline;
            case EMAIL -> mailbox;
            case SMS -> shortCode;
            case WEB -> site;
            case PORTAL -> PORTAL;
        };
    }

    /** The whole group's account on the channel, which says nothing about the region. */
    static String groupAccount(Channel channel) {
        return switch (channel) {
            case APP -> GROUP_APP;
            case HOTLINE -> GROUP_HOTLINE;
            case EMAIL -> GROUP_MAILBOX;
            case SMS -> GROUP_SHORT_CODE;
            case WEB -> GROUP_SITE;
            case PORTAL -> PORTAL;
        };
    }
}
