// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.cli.doctor.Examination;
import io.mdaq.cli.doctor.Finding;
import io.mdaq.cli.doctor.Finding.Level;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether everything that mdaq needs is there. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Looks whether all that mdaq needs is there, and says what to do where it is not: Java,"
          + " memory, cores, disks, terminal, native libraries, and where you name them a model's"
          + " folder and an endpoint. Exit code 1 where something will not work.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  mdaq doctor",
      "  mdaq doctor --model models/Qwen2-0.5B --output /data/out",
      "  mdaq doctor --endpoint https://api.openai.com/v1 --endpoint-model gpt-4o-mini \\",
      "      --endpoint-key OPENAI_API_KEY"
    })
final class DoctorCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private Verbosity verbosity;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "A model's folder in the Hugging Face layout.")
  private @Nullable Path model;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = "The base URL of an OpenAI-compatible endpoint; it is asked one question.")
  private @Nullable String endpoint;

  @Option(
      names = "--endpoint-model",
      paramLabel = "NAME",
      description = "The model to ask there.",
      defaultValue = "")
  private String endpointModel = "";

  @Option(
      names = "--endpoint-key",
      paramLabel = "VARIABLE",
      description = "The environment variable that holds its key, which is never shown.",
      defaultValue = "")
  private String endpointKey = "";

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Where results are to go; here where none is named.",
      defaultValue = ".")
  private Path output = Path.of(".");

  @Override
  public Integer call() {
    Examination examination = Examination.of(output);
    if (model != null) {
      examination.withModel(model);
    }
    if (endpoint != null) {
      examination.withEndpoint(endpoint, endpointModel, endpointKey, System.getenv());
    }
    Level worst = examination.run(this::show);
    verbosity
        .summary()
        .println(
            switch (worst) {
              case OK -> "All is well.";
              case WARN -> "It works; see the warnings above.";
              case FAIL -> "Something will not work; see what failed above.";
            });
    return worst == Level.FAIL ? ExitCode.SOFTWARE : ExitCode.OK;
  }

  private void show(Finding finding) {
    spec.commandLine()
        .getOut()
        .printf("%s  %-12s %s%n", mark(finding.level()), finding.subject(), finding.text());
    if (!finding.fix().isEmpty()) {
      spec.commandLine().getOut().printf("      %-12s %s%n", "", finding.fix());
    }
  }

  /** In colour on a terminal; the words say the same. */
  private static String mark(Level level) {
    String colour =
        switch (level) {
          case OK -> "green";
          case WARN -> "yellow";
          case FAIL -> "red,bold";
        };
    return Ansi.AUTO.string("@|%s %-4s|@".formatted(colour, level.name().toLowerCase(Locale.ROOT)));
  }
}
