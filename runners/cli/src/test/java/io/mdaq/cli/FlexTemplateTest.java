// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.format.FormatChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The metadata of the Dataflow flex template, held against the command that it starts. */
class FlexTemplateTest {

  private static final Path MODULE = Path.of(System.getProperty("mdaq.root"), "runners/dataflow");

  private static JsonNode parameters() throws IOException {
    return new ObjectMapper()
        .readTree(MODULE.resolve("flex-template.json").toFile())
        .path("parameters");
  }

  private static boolean accepts(String name, String value) throws IOException {
    for (JsonNode parameter : parameters()) {
      if (parameter.path("name").asText().equals(name)) {
        return Pattern.matches(parameter.path("regexes").path(0).asText(), value);
      }
    }
    throw new AssertionError("no parameter " + name);
  }

  @Test
  void everyParameterIsAFlagOfTheCommandOrTheSettings() throws IOException {
    Set<String> known = new TreeSet<>(TemplateLauncher.FLAGS);
    known.add(TemplateLauncher.SETTINGS);
    assertThat(new TreeSet<>(parameters().findValuesAsText("name"))).isEqualTo(known);
    CommandLine curate = new CommandLine(new CurateCommand(List.of()));
    for (String flag : TemplateLauncher.FLAGS) {
      assertThat(curate.getCommandSpec().optionsMap()).containsKey("--" + flag);
    }
    for (JsonNode parameter : parameters()) {
      assertThat(parameter.path("label").asText()).isNotBlank();
      assertThat(parameter.path("helpText").asText()).isNotBlank();
      assertThat(parameter.path("regexes")).hasSize(1);
    }
  }

  @Test
  void theFormatsAreThoseOfTheCommand() throws IOException {
    for (FormatChoice format : FormatChoice.values()) {
      assertThat(accepts("format", format.name().toLowerCase(Locale.ROOT))).isTrue();
    }
    assertThat(accepts("format", "csv")).isFalse();
  }

  @Test
  void everyKeyCanBeSet() throws IOException {
    List<String> keys = CommandDefaults.CURATE.tree().keys();
    assertThat(keys).hasSizeGreaterThan(20);
    for (String key : keys) {
      assertThat(accepts("settings", key + "=1;seed=7")).as(key).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "input, gs://my-bucket/data/*.jsonl.gz, true",
    "input, /data/*.json, false",
    "input, gs://my-bucket, false",
    "output, gs://my-bucket/curated, true",
    "output, out/curated, false",
    "settings, seed, false",
    "settings, seed=1;, false",
  })
  void theServiceRefusesWhatTheCommandWould(String name, String value, boolean accepted)
      throws IOException {
    assertThat(accepts(name, value)).isEqualTo(accepted);
  }

  @Test
  void theLaunchersArgumentsBecomeACommandLine() {
    assertThat(
            TemplateLauncher.commandLine(
                List.of(
                    "--project=my-project",
                    "--input=gs://b/*.json",
                    "--output=gs://b/out",
                    "--settings=selection.budget=6000; seed=7",
                    "--templateLocation=gs://b/job_object")))
        .containsExactly(
            "curate",
            "--runner=dataflow",
            "--input=gs://b/*.json",
            "--output=gs://b/out",
            "--set=selection.budget=6000",
            "--set=seed=7",
            "--",
            "--project=my-project",
            "--templateLocation=gs://b/job_object");
  }

  @Test
  void theImageStartsTheLauncher() throws IOException {
    assertThat(Files.readString(MODULE.resolve("Dockerfile")))
        .contains("FLEX_TEMPLATE_JAVA_MAIN_CLASS=" + TemplateLauncher.class.getName() + "\n");
  }
}
