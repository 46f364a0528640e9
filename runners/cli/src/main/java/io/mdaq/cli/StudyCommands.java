// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.config.BoosterConfig;
import io.mdaq.core.config.BoosterConfig.Backend;
import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.config.ConfigTree;
import io.mdaq.core.config.CurateConfig;
import io.mdaq.core.config.JudgeConfig;
import io.mdaq.core.config.StudyConfig;
import io.mdaq.eval.study.StudyContest;
import io.mdaq.eval.study.StudyCuration;
import io.mdaq.eval.study.StudyModel;
import io.mdaq.eval.study.StudyPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command lines of a study's stages: each could be typed by hand. */
record StudyCommands(StudyConfig config, Map<String, Object> effective, Path folder) {

  static final String SETS = "sets";
  static final String BASE = "base";
  static final String REPORT = "report";

  /** Replies of a booster, which two curations ask the same. */
  private static final String ANSWERS = "answers";

  /** What makes a curation keep all samples. */
  private static final List<String> EVERYTHING =
      List.of(
          "selection.budget=100%",
          "selection.strategy=quality", "selection.allocation=proportional");

  static String model(String name) {
    return "models/" + name;
  }

  static String responses(String name) {
    return "responses/" + name;
  }

  static String judgements(StudyContest contest) {
    return "judgements/" + contest.name();
  }

  List<String> curate(StudyCuration curation) {
    Line line = new Line("curate");
    config.pool().requireGlobs().forEach(glob -> line.flag("--input", glob));
    for (String key : List.of("input", "languages")) {
      if (effective.get(key) instanceof Map<?, ?> values) {
        values.forEach((name, value) -> line.input(key + "." + name, value));
      }
    }
    line.output(curation.id());
    if (curation != StudyCuration.CURATED) {
      line.set("boost.endpoint.cache", ConfigLayer.quoted(folder.resolve(ANSWERS).toString()));
    }
    return line.settings(settings(curation));
  }

  private List<String> settings(StudyCuration curation) {
    List<String> settings = new ArrayList<>(config.stages().curate());
    if (curation != StudyCuration.CURATED) {
      settings.addAll(config.stages().boost());
    }
    if (curation == StudyCuration.BOOSTED) {
      settings.addAll(EVERYTHING);
    }
    return settings;
  }

  /** The model on this machine that a curation asks for revisions; empty where it asks none. */
  Optional<String> booster(StudyCuration curation) {
    BoosterConfig boost =
        CurateConfig.from(laid(CommandDefaults.CURATE, settings(curation))).boost();
    return Optional.of(boost)
        .filter(booster -> booster.backend() == Backend.LOCAL)
        .map(booster -> booster.local().model());
  }

  List<String> pretrain() {
    Line line = new Line("fine-tune").flag("--base", config.base());
    return line.flag("--input", set("vanilla"))
        .set("examples.learn", "text")
        .set("training.max_steps", config.pretrainingSteps())
        .set("seed", config.seeds().get(0))
        .output(BASE)
        .settings(config.stages().pretrain());
  }

  List<String> fineTune(StudyModel model, OptionalLong steps) {
    Line line = new Line("fine-tune").flag("--base", base());
    line.flag("--input", set(model.set())).set("seed", model.seed());
    steps.ifPresent(number -> line.set("training.max_steps", number));
    return line.output(model(model.name())).settings(config.stages().fineTune());
  }

  List<String> generate(StudyModel model) {
    Line line = new Line("generate");
    Path trained = folder.resolve(model(model.name()));
    if (Files.exists(trained.resolve("adapter_config.json"))
        && !Files.exists(trained.resolve("config.json"))) {
      line.flag("--model", base()).flag("--adapter", trained.toString());
    } else {
      line.flag("--model", trained.toString());
    }
    config.requirePrompts().forEach(path -> line.flag("--prompts", path));
    return line.flag("--languages", String.join(",", config.languages().set().codes()))
        .set("prompts.limit", config.prompts().limit())
        .set("seed", model.seed())
        .output(responses(model.name()))
        .settings(config.stages().generate());
  }

  List<String> judge(StudyContest contest) {
    List<String> line =
        new Line("judge")
            .flag("--subject", folder.resolve(responses(contest.subject())).toString())
            .flag("--baseline", folder.resolve(responses(contest.baseline())).toString())
            .output(judgements(contest))
            .settings(config.stages().judge());
    if (contest.repeat() == 1) {
      return line;
    }
    List<String> again = new ArrayList<>(line);
    again.addAll(List.of("--set", "seed=" + (judgeSeed() + contest.repeat() - 1)));
    return List.copyOf(again);
  }

  /** The seed of the judge's first asking. */
  private long judgeSeed() {
    return JudgeConfig.from(laid(CommandDefaults.JUDGE, config.stages().judge())).seed();
  }

  private static ConfigTree laid(CommandDefaults command, List<String> assignments) {
    ConfigTree tree = command.tree();
    for (String assignment : assignments) {
      tree = tree.with(ConfigLayer.set(assignment));
    }
    return tree;
  }

  List<String> report(StudyPlan plan) {
    Line line = new Line("report");
    List<StudyContest> contests = plan.contests();
    contests.forEach(
        contest -> line.flag("--input", folder.resolve(judgements(contest)).toString()));
    contests.stream()
        .flatMap(contest -> Stream.of(contest.subject(), contest.baseline()))
        .distinct()
        .forEach(name -> line.flag("--responses", folder.resolve(responses(name)).toString()));
    if (!plan.sizes().isEmpty()) {
      line.flag("--sah", folder.resolve(StudySizes.NAME).toString());
    }
    return line.output(REPORT).settings(config.stages().report());
  }

  /** The model that all training starts from. */
  private String base() {
    return config.pretrainingSteps() > 0 ? folder.resolve(BASE).toString() : config.base();
  }

  private String set(String name) {
    return folder.resolve(SETS).resolve(name).resolve("*.jsonl").toString();
  }

  /** A command line that grows. */
  private final class Line {

    private final List<String> arguments = new ArrayList<>();

    Line(String command) {
      arguments.add(command);
    }

    Line flag(String name, String value) {
      arguments.add(name);
      arguments.add(value);
      return this;
    }

    Line set(String key, Object value) {
      return flag("--set", key + "=" + value);
    }

    Line output(String stage) {
      return flag("--output", folder.resolve(stage).toString());
    }

    /** A key that the command has as well, but for the globs, which are flags already. */
    void input(String key, Object value) {
      if (!key.equals("input.globs")) {
        set(key, yaml(value));
      }
    }

    List<String> settings(List<String> assignments) {
      assignments.forEach(assignment -> flag("--set", assignment));
      return List.copyOf(arguments);
    }

    private static String yaml(Object value) {
      if (value instanceof List<?> list) {
        return "[" + list.stream().map(Line::yaml).collect(Collectors.joining(", ")) + "]";
      }
      return value instanceof String text ? ConfigLayer.quoted(text) : value.toString();
    }
  }
}
