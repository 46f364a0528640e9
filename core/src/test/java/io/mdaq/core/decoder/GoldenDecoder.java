// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.testing.SharedData;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A folder with a small model and what a reference implementation computes with it. */
public record GoldenDecoder(Path folder, List<Case> cases) {

  /** One text: numbers of all its positions, and how greedy decoding goes on. */
  public record Case(
      List<Integer> ids,
      List<Double> lastLogits,
      double logitsSum,
      double logitsAbsMean,
      double logProbability,
      List<Integer> greedy) {

    public int[] prompt() {
      return ids.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  /** The folder's name, by which reports name the case. */
  @Override
  public String toString() {
    return folder.getFileName().toString();
  }

  /** All folders with a decoder and references; the calling test is skipped if there are none. */
  public static Stream<GoldenDecoder> all() throws IOException {
    List<GoldenDecoder> found = new ArrayList<>();
    for (Path folder : SharedData.goldenFolders()) {
      if (ModelFolder.readConfig(folder) instanceof DecoderConfig) {
        found.add(read(folder));
      }
    }
    assumeTrue(!found.isEmpty(), "no decoders among the references");
    return found.stream();
  }

  private static GoldenDecoder read(Path folder) throws IOException {
    JsonNode reference = new ObjectMapper().readTree(folder.resolve("reference.json").toFile());
    List<Case> cases = new ArrayList<>();
    for (JsonNode node : reference.get("cases")) {
      cases.add(
          new Case(
              integers(node.get("input_ids")),
              numbers(node.get("last_logits")),
              node.get("logits_sum").asDouble(),
              node.get("logits_abs_mean").asDouble(),
              node.get("logprob_of_text").asDouble(),
              integers(node.get("greedy_24"))));
    }
    return new GoldenDecoder(folder, List.copyOf(cases));
  }

  private static List<Integer> integers(JsonNode array) {
    List<Integer> values = new ArrayList<>();
    array.forEach(value -> values.add(value.asInt()));
    return List.copyOf(values);
  }

  private static List<Double> numbers(JsonNode array) {
    List<Double> values = new ArrayList<>();
    array.forEach(value -> values.add(value.asDouble()));
    return List.copyOf(values);
  }

  public CausalLm open() {
    return CausalLm.open(folder, Precision.FLOAT32, TorchDevice.CPU);
  }
}
