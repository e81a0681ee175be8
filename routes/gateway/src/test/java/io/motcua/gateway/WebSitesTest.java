package io.motcua.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.channel.web.WebSite;
import io.motcua.profile.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a profile says of the sites of its web accounts. */
class WebSitesTest {
    @TempDir
    Path folder;

    private Profile profile;

    @BeforeEach
    void load() throws Exception {
        Path files = SmallGateway.writeInto(folder).resolve("profile");
        Files.writeString(files.resolve("accounts.csv"), """
                channel,account,utility
                web,north.example,NORTH
                web,everybody.example,
                """);
        profile = Profile.load(files);
    }

    @Test
    void siteOfOneUtilityHasItsHotlineAlone() {
        assertThat(WebSite.of(profile, "/web", "north.example").hotlines())
                .extracting(WebSite.Hotline::number)
                .containsExactly("1900");
    }

    @Test
    void siteOfNoUtilityHasTheHotlinesOfAllInTheOrderOfTheTable() {
        assertThat(profile.utilities()).hasSizeGreaterThan(1);

        assertThat(WebSite.of(profile, "/web", "everybody.example").hotlines())
                .containsExactlyElementsOf(profile.utilities().values().stream()
                        .map(utility -> new WebSite.Hotline(utility.nameVi(), utility.nameEn(), utility.hotline()))
                        .toList());
    }
}
