// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.manifest.JsonFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What tells one run from another: only a run of the same card may go on where another stopped.
 *
 * @param command what is done
 * @param config the effective configuration as JSON, without what does not change the numbers
 * @param inputs the files with their hashes
 * @param base the hash of the base; empty where it is made
 */
record RunCard(String command, String config, List<FileHash> inputs, String base) {

  /** Where the result goes, how often states are saved and how it is tested changes no number. */
  private static final List<String> NO_NUMBERS = List.of("output", "checkpoints", "evaluation");

  RunCard {
    inputs = List.copyOf(inputs);
  }

  static RunCard of(
      String command, Map<String, Object> config, List<FileHash> inputs, String base) {
    Map<String, Object> numbers = new TreeMap<>(config);
    NO_NUMBERS.forEach(numbers::remove);
    return new RunCard(command, json(numbers), inputs, base);
  }

  /** 64 hexadecimal digits. */
  String sha256() {
    try {
      byte[] bytes = json(this).getBytes(StandardCharsets.UTF_8);
      return FileHash.of("run", new ByteArrayInputStream(bytes)).sha256();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What differs, in words; empty where the cards are equal. */
  String differences(RunCard other) {
    List<String> parts = new ArrayList<>();
    if (!command.equals(other.command)) {
      parts.add("the command");
    }
    if (!config.equals(other.config)) {
      parts.add("the configuration");
    }
    if (!inputs.equals(other.inputs)) {
      parts.add("the input files");
    }
    if (!base.equals(other.base)) {
      parts.add("the base model");
    }
    return String.join(" and ", parts);
  }

  private static String json(Object value) {
    try {
      return new String(JsonFile.line(value), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
