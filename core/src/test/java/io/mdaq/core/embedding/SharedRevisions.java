// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.testing.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The texts of the reference data by language, read independently of the real readers. */
public final class SharedRevisions {

  /** One row: the texts before and after an expert's revision. */
  public record Pair(SampleText raw, SampleText revised) {

    /** Whether instruction and input are the same on both sides. */
    public boolean unchanged() {
      return instructionUnchanged() && raw.input().equals(revised.input());
    }

    /** Whether the instruction is the same on both sides. */
    public boolean instructionUnchanged() {
      return raw.instruction().equals(revised.instruction());
    }
  }

  private SharedRevisions() {}

  /** The revision pairs by language (file name), or the calling test is skipped. */
  public static Map<String, List<Pair>> pairs() {
    Map<String, List<Pair>> pairs = new TreeMap<>();
    forEachFile(
        SharedData.require("data/midb_revisions"),
        (language, rows) -> {
          List<Pair> list = new ArrayList<>();
          rows.forEach(row -> list.add(new Pair(text(row, "Raw "), text(row, "Revised "))));
          pairs.put(language, list);
        });
    return pairs;
  }

  /** The raw side of the pairs and the evaluation instructions: what gram weights learn from. */
  static Map<String, List<SampleText>> trainingTexts() {
    Map<String, List<SampleText>> texts = new TreeMap<>();
    pairs()
        .forEach(
            (language, pairs) ->
                texts
                    .computeIfAbsent(language, key -> new ArrayList<>())
                    .addAll(pairs.stream().map(Pair::raw).toList()));
    forEachFile(
        SharedData.require("data/alpaca_eval"),
        (language, rows) ->
            rows.forEach(
                row ->
                    texts
                        .computeIfAbsent(language, key -> new ArrayList<>())
                        .add(new SampleText(field(row, "instruction"), "", ""))));
    return texts;
  }

  private interface FileVisitor {
    void visit(String language, JsonNode rows);
  }

  private static void forEachFile(Path folder, FileVisitor visitor) {
    ObjectMapper json = new ObjectMapper();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        visitor.visit(name.replace(".json", ""), json.readTree(file.toFile()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SampleText text(JsonNode row, String side) {
    return new SampleText(
        field(row, side + "Instruction"),
        field(row, side + "Input"),
        field(row, side + "Response"));
  }

  /** Keys are written in either case; absent and null fields are empty. */
  private static String field(JsonNode row, String name) {
    for (Map.Entry<String, JsonNode> property : row.properties()) {
      if (property.getKey().equalsIgnoreCase(name)) {
        return Normalizer.normalize(property.getValue().asText(""), Normalizer.Form.NFC);
      }
    }
    return "";
  }
}
