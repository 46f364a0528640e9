// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.engine;

import io.mdaq.core.problem.UserException;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** The engines on the class path. */
public final class Engines {

  private static final Pattern UNKNOWN_OPTION =
      Pattern.compile("missing a property named '([^']*)'\\.?(.*)");
  private static final Pattern WRONG_TYPE =
      Pattern.compile("Cannot deserialize value of type `([^`]*)` from String (\".*?\"):");
  private static final String SEVERAL = "expected one element";

  private Engines() {}

  /** The engine with the given name; the error lists the known ones. */
  public static Engine named(String name) {
    TreeMap<String, Engine> known = new TreeMap<>();
    ServiceLoader.load(Engine.class).forEach(engine -> known.put(engine.name(), engine));
    Engine engine = known.get(name);
    if (engine == null) {
      throw UserException.usage(
          "runner: \"%s\" is not an engine of this installation; known: %s"
              .formatted(name, String.join(", ", known.keySet())));
    }
    return engine;
  }

  /**
   * Parses Beam arguments strictly; for engines.
   *
   * @param presets the engine's own arguments, of the form {@code --name=value}
   * @param arguments the user's; they win over the presets
   * @throws UserException where Beam does not accept an argument
   */
  public static <T extends PipelineOptions> T parse(
      List<String> presets, List<String> arguments, Class<T> type) {
    try {
      return PipelineOptionsFactory.fromArgs(
              Stream.concat(
                      presets.stream().filter(preset -> !isSet(preset, arguments)),
                      arguments.stream())
                  .toArray(String[]::new))
          .withValidation()
          .as(type);
    } catch (IllegalArgumentException e) {
      throw UserException.usage(
          "after --: %s: %s. Correct that argument or leave it out; Beam takes --NAME=VALUE"
              .formatted(String.join(" ", arguments), reason(e, arguments)));
    }
  }

  private static boolean isSet(String preset, List<String> arguments) {
    String name = preset.substring(0, preset.indexOf('=') + 1);
    return arguments.stream().anyMatch(argument -> argument.startsWith(name));
  }

  /** Beam names its own classes; a user knows only the arguments. */
  private static String reason(IllegalArgumentException problem, List<String> arguments) {
    String message = String.valueOf(problem.getMessage()).strip();
    Matcher unknown = UNKNOWN_OPTION.matcher(message);
    if (unknown.find()) {
      return "neither Beam nor the engine has an option "
          + unknown.group(1)
          + hint(unknown.group(2));
    }
    Matcher wrongType = WRONG_TYPE.matcher(message);
    if (wrongType.find()) {
      return wrongType.group(2) + " is no " + word(wrongType.group(1));
    }
    if (message.startsWith(SEVERAL)) {
      Set<String> seen = new HashSet<>();
      return arguments.stream()
          .map(argument -> argument.replaceFirst("=.*", ""))
          .filter(name -> !seen.add(name))
          .findFirst()
          .map(name -> name + " is given twice")
          .orElse(message);
    }
    return message.lines().findFirst().orElse("not accepted");
  }

  private static String word(String type) {
    return type.matches(".*(Integer|Long|int|long)")
        ? "whole number"
        : type.matches(".*(Double|Float|double|float)") ? "number" : type.replaceFirst(".*\\.", "");
  }

  private static String hint(String didYouMean) {
    return didYouMean.isBlank() ? "" : " (" + didYouMean.strip().replace("Did", "did") + ")";
  }
}
