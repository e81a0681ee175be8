package io.motcua.example.evn.stream;

/** The five power corporations of EVN, named by their ids in the profile. */
public enum Corporation {
    EVNNPC("the North", "19006769", "NPC"),
    EVNCPC("the Centre", "19001909", "CPC"),
    EVNSPC("the South", "19001006", "SPC"),
    EVNHANOI("Hà Nội", "19001288", "HNI"),
    EVNHCMC("TP.HCM", "1900545454", "HCM");

    /** The hotline of the whole group, which says nothing about the region. */
    public static final String GROUP_HOTLINE = "19001000";

    /** The app of the whole group. */
    public static final String GROUP_APP = "evn-cskh";

    private final String area;
    private final String hotline;
    private final String agents;

    Corporation(String area, String hotline, String agents) {
        this.area = area;
        this.hotline = hotline;
        this.agents = agents;
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
}
