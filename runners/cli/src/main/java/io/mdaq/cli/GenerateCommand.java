// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.config.GenerateConfig;
import io.mdaq.eval.generate.GenerationPlan;
import io.mdaq.eval.generate.GenerationRun;
import io.mdaq.eval.prompt.PromptSet;
import io.mdaq.eval.prompt.PromptSetFacts;
import io.mdaq.eval.response.Finish;
import io.mdaq.eval.response.ResponseManifest;
import io.mdaq.eval.response.ResponseSet;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** From prompts to a model's responses. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description = {
      "Lets a model answer prompts in all languages, turn by turn. An interrupted run goes on where"
          + " it stopped.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  mdaq generate --model models/x --prompts data/mt_bench --output out/x",
      "  mdaq generate --model models/base --adapter out/lora --prompts embedded --output out/y",
      "  mdaq generate --endpoint http://localhost:8000/v1 --set endpoint.model=NAME \\",
      "      --prompts data/alpaca_eval --languages ar,ja --limit 100 --output out/z",
      "%nAll keys: mdaq config generate"
    })
final class GenerateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfigLayers layers;

  @Mixin private Verbosity verbosity;

  @Option(
      names = "--prompts",
      paramLabel = "PATH",
      description = "A file or folder of prompts, or embedded. Repeatable.")
  private List<String> prompts = new ArrayList<>();

  @Option(
      names = "--languages",
      paramLabel = "LANGUAGE",
      split = ",",
      description = "Languages that are asked, parted by commas. Repeatable.")
  private List<String> languages = new ArrayList<>();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "The most prompts of each set and language, the first ones by key.")
  private @Nullable String limit;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "The folder of a causal language model.")
  private @Nullable String model;

  @Option(
      names = "--adapter",
      paramLabel = "DIR",
      description = "The folder of a LoRA adapter to that model.")
  private @Nullable String adapter;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = "The base URL of an OpenAI-compatible endpoint, instead of --model.")
  private @Nullable String endpoint;

  @Option(names = "--output", paramLabel = "DIR", description = "The folder to write.")
  private @Nullable String output;

  @Option(
      names = "--overwrite",
      description = "Replace the responses of another run in that folder.")
  private boolean overwrite;

  @Option(
      names = "--dry-run",
      description = "Say what would be asked, and stop before a model is loaded.")
  private boolean dryRun;

  @Override
  public Integer call() {
    GenerateConfig config = GenerateConfig.from(layers.over(CommandDefaults.GENERATE, flags()));
    PrintWriter err = verbosity.progress();
    GenerationPlan plan = GenerationPlan.of(config, err::println);
    if (dryRun) {
      describe(plan, config, spec.commandLine().getOut());
      return ExitCode.OK;
    }
    String folder = config.output().requireDir();
    GenerationRun.run(
        plan,
        (answered, all) -> err.printf(Locale.ROOT, "%,d of %,d prompts answered%n", answered, all));
    PrintWriter out = verbosity.summary();
    ResponseSet.open(config.output().requireLocalDir())
        .manifest()
        .ifPresent(manifest -> summarize(manifest, out));
    config.output().publish();
    out.printf("Written to %s.%n", folder);
    return ExitCode.OK;
  }

  private List<ConfigLayer> flags() {
    List<ConfigLayer> flags = new ArrayList<>();
    if (!prompts.isEmpty()) {
      flags.add(ConfigLayer.flag("--prompts", "prompts.paths", prompts));
    }
    if (!languages.isEmpty()) {
      flags.add(ConfigLayer.flag("--languages", "prompts.languages", languages));
    }
    ConfigLayers.add(flags, "--limit", "prompts.limit", limit);
    ConfigLayers.add(flags, "--model", "model.dir", model);
    ConfigLayers.add(flags, "--adapter", "model.adapter", adapter);
    ConfigLayers.add(flags, "--endpoint", "endpoint.url", endpoint);
    ConfigLayers.add(flags, "--output", "output.dir", output);
    if (overwrite) {
      flags.add(ConfigLayer.flag("--overwrite", "output.overwrite", "true"));
    }
    return flags;
  }

  private static void describe(GenerationPlan plan, GenerateConfig config, PrintWriter out) {
    out.printf("Model: %s (%s)%n", plan.model().name(), plan.model().detail());
    for (PromptSet set : plan.sets()) {
      PromptSetFacts facts = set.facts();
      out.printf(
          Locale.ROOT,
          "Prompts of %s: %,d (%s); languages %s; %,d left out, %,d rejected.%n",
          facts.name(),
          set.prompts().size(),
          facts.prompts().entrySet().stream()
              .map(count -> count.getKey() + " " + count.getValue())
              .collect(Collectors.joining(", ")),
          facts.aligned().isEmpty() ? "not aligned" : "aligned by id",
          facts.leftOut(),
          facts.rejected().size());
    }
    out.printf(
        Locale.ROOT,
        "Answers: %,d, of %,d tokens at most, %,d tokens in all at most.%n",
        plan.turns(),
        config.answers().maxNewTokens(),
        plan.turns() * config.answers().maxNewTokens());
    if (config.who() == GenerateConfig.Who.ENDPOINT) {
      BigDecimal cost = plan.mostCost();
      out.printf("Cost: %s at most, by the prices given.%n", cost.toPlainString());
    }
  }

  private static void summarize(ResponseManifest manifest, PrintWriter out) {
    for (Finish finish : Finish.values()) {
      long count =
          manifest.counts().values().stream()
              .mapToLong(ofLanguage -> ofLanguage.getOrDefault(finish, 0L))
              .sum();
      if (count > 0) {
        out.printf(
            Locale.ROOT, "%,d responses: %s%n", count, finish.name().toLowerCase(Locale.ROOT));
      }
    }
  }
}
