// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.config.CommandDefaults;
import io.mdaq.eval.judgement.Judgement;
import io.mdaq.eval.judgement.OrderedVerdict;
import io.mdaq.pipeline.boost.BoostedLine;
import io.mdaq.pipeline.manifest.CurationManifest;
import io.mdaq.pipeline.record.RejectedLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/** What the documentation says is so: links lead somewhere, and commands work as typed. */
class DocumentationTest {

  private static final Path ROOT = Path.of(System.getProperty("mdaq.root"));

  private static final Pattern OWN_PATH =
      Pattern.compile("(core|pipeline|eval|runners|configs|benchmarks|docs)/[a-z][\\w./-]*");

  private static final Pattern FILE = Pattern.compile("\\.(json|jsonl|md|onnx|safetensors)$");

  /** What a page takes for granted beside data and models, before its first command. */
  private static final Map<String, List<String>> BEFORE =
      Map.of(
          "docs/fine-tuning.md",
          List.of(
              "./mdaq curate --input 'data/*.json' --output out/curated",
              "./mdaq curate --input 'data/*.json' --output out/vanilla"),
          "docs/judging.md",
          List.of(
              "./mdaq generate --model models/x --prompts data/mt_bench --output out/answers-curated",
              "./mdaq generate --model models/x --prompts data/mt_bench --output out/answers-vanilla"),
          "docs/win-rates.md",
          List.of(
              "./mdaq generate --model models/x --prompts data/blend --output out/answers-curated",
              "./mdaq generate --model models/x --prompts data/blend --output out/answers-vanilla",
              "./mdaq judge --subject out/answers-curated --baseline out/answers-vanilla"
                  + " --output out/judged"),
          "docs/human-evaluation.md",
          List.of(
              "./mdaq generate --model models/x --prompts data/mt_bench --output out/new",
              "./mdaq generate --model models/x --prompts data/mt_bench --output out/old",
              "./mdaq judge --subject out/new --baseline out/old --output out/judged"),
          "docs/lexical-qsm.md",
          List.of(
              "./mdaq train-scorer --config configs/train-scorer-nano.yaml"
                  + " --set split.held_out_fraction=0.2 --input 'revisions/*.json'"
                  + " --output out/encoder"),
          "docs/prompts-and-responses.md",
          List.of(
              "./mdaq fine-tune --base models/base --set method=lora --input 'data/*.json'"
                  + " --output out/lora"));

  /**
   * A command that is not run here.
   *
   * @param beginning of the command
   * @param why it is not, and what tests it instead
   */
  private record Elsewhere(String beginning, String why) {

    boolean covers(ShellLine line) {
      return line.text().replaceFirst("^\\./mdaq ", "mdaq ").startsWith(beginning);
    }
  }

  private static final List<Elsewhere> ELSEWHERE =
      List.of(
          new Elsewhere("./mvnw ", "is what runs this test"),
          new Elsewhere("benchmarks/", "takes minutes; measurements are made by hand"),
          new Elsewhere("runners/flink/cluster ", "ClusterAcceptance starts, grows and stops it"),
          new Elsewhere(
              "mdaq curate --input 'data/*.json' --output out/x --runner flink -- --flinkMaster",
              "ClusterAcceptance runs it on that cluster"),
          new Elsewhere("mdaq curate --input '/data/*.json'", "needs a cluster; ClusterAcceptance"),
          new Elsewhere("mdaq curate --finish", "needs a job that has ended; FlexTemplateTest"),
          new Elsewhere("cd runners/cli/target/lib", "stands before a copy to a Flink of yours"),
          new Elsewhere("cp api-0", "needs a Flink of yours; ClusterAcceptance has one"),
          new Elsewhere("image=", "stands before docker"),
          new Elsewhere("docker ", "FlexTemplateTest holds the image's files against the command"),
          new Elsewhere("gcloud ", "FlexTemplateTest holds the template against the command"),
          new Elsewhere("source <(./mdaq completion bash)", "HabitsTest completes with it"));

  @TempDir private static Path temporary;

  private static DocumentedFolder folder;

  @BeforeAll
  static void makeFolder() throws IOException {
    folder = DocumentedFolder.make(temporary, ROOT);
  }

  @AfterAll
  static void close() {
    folder.close();
  }

  static List<MarkdownPage> pages() {
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of("README.md", "CONTRIBUTING.md"),
              docs.map(file -> "docs/" + file.getFileName())
                  .filter(name -> name.endsWith(".md"))
                  .sorted())
          .map(name -> MarkdownPage.read(ROOT, name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<MarkdownPage> pagesWithCommands() {
    return pages().stream().filter(page -> !page.shellLines().isEmpty()).toList();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLocalLinkLeadsSomewhere(MarkdownPage page) {
    Path from = ROOT.resolve(page.name());
    assertThat(page.links())
        .filteredOn(link -> !link.matches("https?://.*"))
        .allSatisfy(
            link -> {
              String[] parts = link.split("#", 2);
              Path target = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
              assertThat(target).startsWith(ROOT).exists();
              if (parts.length == 2) {
                String name = ROOT.relativize(target).toString();
                assertThat(MarkdownPage.read(ROOT, name).anchors()).contains(parts[1]);
              }
            });
  }

  @ParameterizedTest
  @MethodSource("pagesWithCommands")
  void everyCommandWorksAsTyped(MarkdownPage page) throws IOException {
    folder.clear();
    for (String line : BEFORE.getOrDefault(page.name(), List.of())) {
      folder.run(line).isDone();
    }
    for (ShellLine line : page.shellLines()) {
      if (ELSEWHERE.stream().anyMatch(elsewhere -> elsewhere.covers(line))) {
        requireKnown(line);
      } else if (line.program().equals("less")) {
        assertThat(folder.resolve(line.words().get(1))).as(line.text()).isNotEmptyFile();
      } else {
        assertThat(line.isMdaq()).as("nothing is known of: " + line.text()).isTrue();
        Outcome outcome = folder.run(line.text());
        assertThat(outcome.exitCode())
            .as(line.text() + "\n" + outcome.out() + outcome.err())
            .isZero();
        folder.fillSheets();
      }
    }
  }

  /** What is not run is there, at least: a script can be started, a flag is one. */
  private static void requireKnown(ShellLine line) {
    if (line.isMdaq()) {
      parse(line);
    } else if (line.program().contains("/")) {
      assertThat(ROOT.resolve(line.program())).isExecutable();
    }
  }

  /** Fails for unknown commands and flags; values may be missing. */
  private static void parse(ShellLine line) {
    Arguments words = Arguments.split(line.words());
    try {
      Mdaq.commands(words.forBeam()).parseArgs(words.own().stream().skip(1).toArray(String[]::new));
    } catch (MissingParameterException e) {
      assertThat(e).hasMessageContaining("Missing required");
    } catch (ParameterException e) {
      throw new AssertionError(line.text() + ": " + e.getMessage(), e);
    }
  }

  @Test
  void nothingIsLeftOutThatIsNotThere() {
    List<ShellLine> lines = pages().stream().flatMap(page -> page.shellLines().stream()).toList();
    assertThat(ELSEWHERE).allSatisfy(elsewhere -> assertThat(lines).anyMatch(elsewhere::covers));
    List<String> all =
        Stream.of(
                lines.stream().map(ShellLine::text),
                BEFORE.values().stream().flatMap(List::stream),
                DocumentedFolder.MODELS.stream())
            .flatMap(Function.identity())
            .toList();
    assertThat(Shortened.ALL).allSatisfy(shortened -> assertThat(all).anyMatch(shortened::covers));
    List<String> names = pagesWithCommands().stream().map(MarkdownPage::name).toList();
    assertThat(names).containsAll(BEFORE.keySet());
  }

  @Test
  void theIndexHasEveryPage() {
    assertThat(MarkdownPage.read(ROOT, "docs/README.md").links())
        .containsAll(
            pages().stream()
                .map(MarkdownPage::name)
                .filter(name -> name.startsWith("docs/") && !name.equals("docs/README.md"))
                .map(name -> name.substring("docs/".length()))
                .toList());
  }

  /** Blocks that are no shell's are not run, so no command may hide in one. */
  @ParameterizedTest
  @MethodSource("pages")
  void commandsStandInBlocksOfTheShell(MarkdownPage page) {
    assertThat(page.blocks())
        .filteredOn(block -> !block.language().equals("bash"))
        .flatExtracting(block -> block.text().lines().toList())
        .noneMatch(line -> line.matches("\\s*(\\./mdaq|mdaq|\\./mvnw|benchmarks/\\S+) .*"));
  }

  /** Commands in running text have known names and flags; values may be left out. */
  @ParameterizedTest
  @MethodSource("pages")
  void commandsInSentencesCanBeParsed(MarkdownPage page) {
    page.inlineCode().stream()
        .filter(code -> code.contains(" "))
        .map(ShellLine::new)
        .filter(ShellLine::isMdaq)
        .forEach(DocumentationTest::parse);
  }

  /** Flags in running text are those of some command, or Beam's. */
  @ParameterizedTest
  @MethodSource("pages")
  void flagsInSentencesExist(MarkdownPage page) {
    TreeSet<String> known =
        Mdaq.commands(List.of()).getSubcommands().values().stream()
            .flatMap(command -> command.getCommandSpec().optionsMap().keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    known.addAll(List.of("--parallelism", "--project", "--region"));
    assertThat(page.inlineCode())
        .flatExtracting(code -> List.of(code.split("[ =]")))
        .filteredOn(word -> word.matches("--[a-z-]+"))
        .allMatch(known::contains);
  }

  /** Keys in running text are those of some command, or sections of them. */
  @ParameterizedTest
  @MethodSource("pages")
  void keysInSentencesExist(MarkdownPage page) {
    Set<String> known =
        Stream.of(CommandDefaults.values())
            .flatMap(command -> command.tree().keys().stream())
            .flatMap(DocumentationTest::withSections)
            .collect(Collectors.toSet());
    assertThat(page.inlineCode())
        .map(code -> code.replaceFirst("[:=].*", ""))
        .filteredOn(code -> code.matches("[a-z_]+(\\.[a-z_]+)+") && !FILE.matcher(code).find())
        .filteredOn(code -> known.contains(code.substring(0, code.indexOf('.'))))
        .allMatch(known::contains);
  }

  /** A key {@code a.b.c} with {@code a} and {@code a.b}. */
  private static Stream<String> withSections(String key) {
    return Stream.iterate(
        key,
        name -> !name.isEmpty(),
        name -> name.substring(0, Math.max(0, name.lastIndexOf('.'))));
  }

  /** Files and folders of the project that running text names are there. */
  @ParameterizedTest
  @MethodSource("pages")
  void pathsInSentencesExist(MarkdownPage page) {
    assertThat(page.inlineCode())
        .filteredOn(code -> OWN_PATH.matcher(code).matches())
        .filteredOn(code -> !code.contains("/target/") && !code.contains("LANG"))
        .allSatisfy(code -> assertThat(ROOT.resolve(code)).exists());
  }

  /** Every field that a file may have is on the page of files, under its name there. */
  @ParameterizedTest
  @ValueSource(
      classes = {
        RejectedLine.class,
        BoostedLine.class,
        CurationManifest.class,
        Judgement.class,
        OrderedVerdict.class
      })
  void everyFieldIsOnThePageOfFiles(Class<?> line) {
    assertThat(line.getRecordComponents())
        .extracting(RecordComponent::getName)
        .map(name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
        .isSubsetOf(MarkdownPage.read(ROOT, "docs/file-formats.md").inlineCode());
  }

  /** Java on a page is that of a file that the page links to, line by line. */
  @ParameterizedTest
  @MethodSource("pages")
  void javaOnPagesIsThatOfTheProject(MarkdownPage page) {
    List<String> sources =
        page.links().stream()
            .filter(link -> link.endsWith(".java"))
            .map(link -> flat(ROOT.resolve(page.name()).resolveSibling(link)))
            .toList();
    assertThat(page.blocks())
        .filteredOn(block -> block.language().equals("java"))
        .allSatisfy(
            block -> assertThat(sources).anyMatch(source -> source.contains(flat(block.text()))));
  }

  private static String flat(Path file) {
    try {
      return flat(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without indentation, which differs from place to place. */
  private static String flat(String code) {
    return code.lines().map(String::strip).collect(Collectors.joining("\n", "\n", "\n"));
  }
}
