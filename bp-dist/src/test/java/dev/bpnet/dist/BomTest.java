package dev.bpnet.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The BOM has no parent to inherit from, so it repeats what the parent says. */
class BomTest {

    private static final Path SOURCES = Path.of(System.getProperty("bp.sources"));

    @Test
    void namesTheArtifactsAndTheVersionOfTheParent() throws Exception {
        Element parent = pom(SOURCES.resolve("pom.xml"));
        Element bom = pom(SOURCES.resolve("bp-bom/pom.xml"));

        assertThat(own(bom)).isEqualTo(own(parent)).hasSizeGreaterThan(7);
        assertThat(child(bom, "version")).isEqualTo(child(parent, "version"));
    }

    @Test
    void namesEveryModuleThatHasAJar() throws Exception {
        Element parent = pom(SOURCES.resolve("pom.xml"));
        List<String> jars = new ArrayList<>();
        NodeList modules = parent.getElementsByTagName("module");
        for (int i = 0; i < modules.getLength(); i++) {
            String module = modules.item(i).getTextContent();
            Element own = pom(SOURCES.resolve(module).resolve("pom.xml"));
            if (!"pom".equals(child(own, "packaging")) && isDeployed(own)) {
                jars.add(module);
            }
        }

        assertThat(own(parent)).containsExactlyInAnyOrderElementsOf(jars);
    }

    /** Benchmarks, for one, are run from the sources and are part of no release. */
    private static boolean isDeployed(Element pom) {
        NodeList skip = pom.getElementsByTagName("maven.deploy.skip");
        return skip.getLength() == 0 || !"true".equals(skip.item(0).getTextContent());
    }

    /** The artifacts of this project among the managed dependencies. */
    private static List<String> own(Element pom) {
        Element managed =
                (Element) pom.getElementsByTagName("dependencyManagement").item(0);
        NodeList dependencies = managed.getElementsByTagName("dependency");
        List<String> artifacts = new ArrayList<>();
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            if (child(dependency, "groupId").equals("dev.bpnet")) {
                assertThat(child(dependency, "version")).isEqualTo("${project.version}");
                artifacts.add(child(dependency, "artifactId"));
            }
        }
        return artifacts;
    }

    private static String child(Element element, String name) {
        for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().equals(name)) {
                return node.getTextContent();
            }
        }
        return "";
    }

    private static Element pom(Path file) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
    }
}
