// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.model;

import io.mdaq.core.json.JsonObject;
import io.mdaq.core.problem.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * How the makers of a model want it to continue texts. What neither {@code generation_config.json}
 * nor {@code config.json} says has the default of Hugging Face transformers.
 *
 * @param bosId the token that begins a text, if the model has one
 * @param eosIds the tokens that end an answer, ascending; empty if the model names none
 * @param padId the token that fills up rows, if the model names one
 * @param temperature divides the logits; only where sampled
 * @param topK how many of the likeliest tokens take part; 0 for all; only where sampled
 * @param topP the likeliest tokens whose probabilities reach this sum take part; 1 for all; only
 *     where sampled
 * @param repetitionPenalty 1 for none
 */
public record GenerationConfig(
    OptionalInt bosId,
    List<Integer> eosIds,
    OptionalInt padId,
    Decoding decoding,
    double temperature,
    int topK,
    double topP,
    double repetitionPenalty) {

  /** How the next token is chosen. */
  public enum Decoding {
    /** The likeliest. */
    GREEDY,
    /** Drawn by probability. */
    SAMPLED
  }

  static final String FILE = "generation_config.json";

  private static final int DEFAULT_TOP_K = 50;
  private static final double MAX_TEMPERATURE = 100;
  private static final double MAX_PENALTY = 100;

  /**
   * @throws IllegalArgumentException if a number is out of range
   */
  public GenerationConfig {
    eosIds = eosIds.stream().distinct().sorted().toList();
    Limits.inRange("temperature", temperature, 0, MAX_TEMPERATURE);
    Limits.inRange("top_k", topK, 0, Limits.VOCABULARY);
    Limits.positive("top_p", topP, 1);
    Limits.positive("repetition_penalty", repetitionPenalty, MAX_PENALTY);
  }

  /**
   * Reads the files of a model folder.
   *
   * @throws UserException if a number is out of range or an id lies outside the vocabulary
   */
  public static GenerationConfig read(Path folder, ModelConfig model) {
    JsonObject config = JsonObject.read(folder.resolve(ModelFolder.CONFIG), ModelFolder.MAX_CONFIG);
    Path file = folder.resolve(FILE);
    JsonObject own = Files.exists(file) ? JsonObject.read(file, ModelFolder.MAX_CONFIG) : config;
    try {
      GenerationConfig generation =
          new GenerationConfig(
              id("bos_token_id", own, config),
              ids("eos_token_id", own, config),
              id("pad_token_id", own, config),
              own.flag("do_sample").orElse(false) ? Decoding.SAMPLED : Decoding.GREEDY,
              own.number("temperature").orElse(1),
              own.integer("top_k").orElse(DEFAULT_TOP_K),
              own.number("top_p").orElse(1),
              own.number("repetition_penalty").orElse(1));
      generation.requireIdsBelow(model.vocabularySize());
      return generation;
    } catch (IllegalArgumentException e) {
      throw UserException.failed(
          own.source()
              + ": "
              + e.getMessage()
              + ". Give the file as it was published with the model, or correct the number.",
          e);
    }
  }

  private static OptionalInt id(String key, JsonObject own, JsonObject config) {
    OptionalInt id = own.has(key) ? own.integer(key) : config.integer(key);
    // Early Llama files write -1 for a padding token that does not exist.
    return id.isPresent() && id.getAsInt() == -1 ? OptionalInt.empty() : id;
  }

  private static List<Integer> ids(String key, JsonObject own, JsonObject config) {
    return own.has(key) ? own.integers(key) : config.integers(key);
  }

  private void requireIdsBelow(int vocabularySize) {
    bosId.ifPresent(id -> Limits.tokenId("bos_token_id", id, vocabularySize));
    padId.ifPresent(id -> Limits.tokenId("pad_token_id", id, vocabularySize));
    eosIds.forEach(id -> Limits.tokenId("eos_token_id", id, vocabularySize));
  }
}
