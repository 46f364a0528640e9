// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.checkpoint.Safetensors;
import io.mdaq.core.checkpoint.Tensor;
import io.mdaq.core.checkpoint.TensorFile;
import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.resource.Resource;
import io.mdaq.core.scorer.features.GramFamily;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A lexical scorer as a folder of {@value #CONFIG} (what it is, how it was trained) and {@value
 * #WEIGHTS}. Such folders come from strangers: every shape, index and number is checked, and a
 * message names file and tensor.
 */
final class LexicalScorerFiles {

  static final String CONFIG = "config.json";
  static final String WEIGHTS = "model.safetensors";

  private static final String RESOURCES = "lexical-qsm/";
  private static final long MAX_CONFIG_BYTES = 1 << 20;

  private static final String ROOTS = "trees.roots";
  private static final String FEATURES = "trees.features";
  private static final String THRESHOLDS = "trees.thresholds";
  private static final String LEFT = "trees.left";
  private static final String VALUES = "trees.values";
  private static final String LINEAR = "linear.weights";
  private static final String FACTORS = "factors";

  private LexicalScorerFiles() {}

  static LexicalScorer load(Path folder) {
    Path config = folder.resolve(CONFIG);
    Path weights = folder.resolve(WEIGHTS);
    for (Path file : List.of(config, weights)) {
      if (!Files.isRegularFile(file)) {
        throw UserException.failed(
            "scorer.model: there is no %s; name a folder that \"mdaq train-scorer\" wrote, or"
                    .formatted(file)
                + " \"embedded\"");
      }
    }
    try {
      if (Files.size(config) > MAX_CONFIG_BYTES) {
        throw UserException.failed(config + ": larger than a model's configuration can be");
      }
      LexicalScorerCard card = card(config.toString(), Files.readAllBytes(config));
      return scorer(weights.toString(), Safetensors.read(weights), card);
    } catch (IOException e) {
      throw UserException.failed(config + ": cannot be read: " + e, e);
    }
  }

  static LexicalScorer loadEmbedded() {
    LexicalScorerCard card = card(CONFIG, resource(CONFIG));
    return scorer(WEIGHTS, Safetensors.read(WEIGHTS, resource(WEIGHTS)), card);
  }

  static void save(LexicalScorer scorer, Path folder) {
    try {
      Files.createDirectories(folder);
      try (OutputStream stream = Files.newOutputStream(folder.resolve(WEIGHTS))) {
        write(scorer, stream);
      }
      try (OutputStream stream = Files.newOutputStream(folder.resolve(CONFIG))) {
        JsonFile.write(stream, scorer.card());
      }
    } catch (IOException e) {
      throw UserException.failed(
          "%s: the model cannot be written: %s. Check free space and permissions"
              .formatted(folder, e),
          e);
    }
  }

  static String sha256(LexicalScorer scorer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(scorer, bytes);
      return FileHash.of(WEIGHTS, new ByteArrayInputStream(bytes.toByteArray())).sha256();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
  }

  private static void write(LexicalScorer scorer, OutputStream stream) throws IOException {
    LexicalScorer.Parts parts = scorer.parts();
    BoostedTrees trees = parts.trees();
    long[] nodes = {trees.features().length};
    Safetensors.write(
        stream,
        Map.of("format", LexicalScorerCard.FORMAT),
        List.of(
            Tensor.ofInts(ROOTS, new long[] {trees.roots().length}, trees.roots()),
            Tensor.ofShorts(FEATURES, nodes, trees.features()),
            Tensor.ofFloats(THRESHOLDS, nodes, trees.thresholds()),
            Tensor.ofInts(LEFT, nodes, trees.left()),
            Tensor.ofFloats(VALUES, nodes, trees.values()),
            Tensor.ofBytes(LINEAR, new long[] {parts.linear().length}, parts.linear()),
            Tensor.ofFloats(FACTORS, new long[] {1 + parts.steps().length}, factors(parts))));
  }

  private static float[] factors(LexicalScorer.Parts parts) {
    float[] factors = new float[1 + parts.steps().length];
    factors[0] = parts.treeFactor();
    System.arraycopy(parts.steps(), 0, factors, 1, parts.steps().length);
    return factors;
  }

  private static LexicalScorer scorer(String source, TensorFile file, LexicalScorerCard card) {
    long trees = dimension(file, ROOTS);
    long nodes = dimension(file, FEATURES);
    int[] roots = file.require(ROOTS, DType.I32, trees).toInts();
    short[] features = file.require(FEATURES, DType.I16, nodes).toShorts();
    float[] thresholds = file.require(THRESHOLDS, DType.F32, nodes).toFloats();
    int[] left = file.require(LEFT, DType.I32, nodes).toInts();
    float[] values = file.require(VALUES, DType.F32, nodes).toFloats();
    byte[] linear = file.require(LINEAR, DType.I8, SampleFeatures.DIMENSIONS).toBytes();
    float[] factors = file.require(FACTORS, DType.F32, 1 + GramFamily.values().length).toFloats();
    try {
      return new LexicalScorer(
          new LexicalScorer.Parts(
              new BoostedTrees(roots, features, thresholds, left, values),
              factors[0],
              linear,
              Arrays.copyOfRange(factors, 1, factors.length)),
          card);
    } catch (IllegalArgumentException e) {
      throw UserException.failed(
          "%s: not a usable model: %s. Train it again or fetch it again"
              .formatted(source, e.getMessage()),
          e);
    }
  }

  /** The length of a tensor of one dimension; another shape is told where it is required. */
  private static long dimension(TensorFile file, String name) {
    return file.find(name).map(Tensor::elements).orElse(0);
  }

  private static LexicalScorerCard card(String source, byte[] json) {
    try {
      LexicalScorerCard card =
          JsonFile.read(new ByteArrayInputStream(json), LexicalScorerCard.class);
      if (!card.format().equals(LexicalScorerCard.FORMAT)
          || card.version() != LexicalScorerCard.VERSION) {
        throw UserException.failed(
            "%s: format \"%s\" version %d; this program reads \"%s\" version %d"
                .formatted(
                    source,
                    card.format(),
                    card.version(),
                    LexicalScorerCard.FORMAT,
                    LexicalScorerCard.VERSION));
      }
      return card;
    } catch (JsonProcessingException e) {
      throw UserException.failed(
          "%s: not the configuration of a lexical scorer: %s"
              .formatted(source, e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    }
  }

  private static byte[] resource(String name) {
    return Resource.bytes(LexicalScorerFiles.class, RESOURCES + name);
  }
}
