// SPDX-License-Identifier: Apache-2.0

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mdaq.core.assessment.SampleEncoders;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.config.ConfigTree;
import io.mdaq.core.config.CurateConfig;
import io.mdaq.core.encoder.Encoded;
import io.mdaq.core.encoder.Pooling;
import io.mdaq.core.encoder.TextEncoder;
import io.mdaq.core.encoder.TextEncoders;
import io.mdaq.core.model.EncoderConfig;
import io.mdaq.core.model.RandomCheckpoint;
import io.mdaq.core.tokenizer.SpecialTokens;
import io.mdaq.core.tokenizer.TextTokenizer;
import io.mdaq.pipeline.CurationSettings;
import io.mdaq.pipeline.engine.Engine;
import io.mdaq.pipeline.engine.Engines;
import io.mdaq.pipeline.files.InputFiles;
import io.mdaq.pipeline.files.OutputFolder;
import io.mdaq.pipeline.selection.RankingValue;
import io.mdaq.pipeline.transform.ReadRows;
import io.mdaq.pipeline.transform.ScoreShards;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Tokens per second of the scoring stage on embedded Flink beside those of the encoder alone, by
 * turns in one process: real rows of mixed length (instructions and responses of revisions, cut at
 * 512 tokens) against full batches of 32 rows of 128 tokens. Random weights of XLM-RoBERTa base's
 * shape and a tokenizer of bytes; padding does not count as tokens. Of the stage's time, that of
 * the same pipeline with the lexical models is taken away: engine, reading, shuffle.
 *
 * <pre>java -cp 'runners/cli/target/lib/*' benchmarks/EncoderStage.java REVISIONS_FOLDER WORK_FOLDER</pre>
 */
final class EncoderStage {

  private static final int SAMPLES = Integer.getInteger("samples", 300);
  private static final int ROUNDS = Integer.getInteger("rounds", 3);

  /** Few, so that they are as full as those of a real corpus. */
  private static final int SHARDS = 4;

  private static final String PRECISION = System.getProperty("precision", "auto");
  private static final EncoderConfig CONFIG =
      new EncoderConfig(1000, 768, 3072, 12, 12, 514, 1, 1e-5, 1);

  public static void main(String[] arguments) throws Exception {
    Path work = Path.of(arguments[1]);
    Path model = work.resolve("xlmr-base-shape");
    if (Files.notExists(model.resolve("config.json"))) {
      new RandomCheckpoint(CONFIG, 1, DType.F32, Long.MAX_VALUE).write(model);
    }
    Path input = work.resolve("rows.jsonl");
    List<String> texts = rows(Path.of(arguments[0]), input);
    CurateConfig lexical = config(input);
    CurateConfig neural =
        config(
            input,
            "scorer.model=" + model,
            "embedder.model=" + model,
            "encoder.precision=" + PRECISION);
    try (TextEncoder encoder =
            TextEncoders.open(model, neural.encoding().settings(Pooling.MEAN));
        TextTokenizer tokenizer = TextTokenizer.open(model);
        var held = SampleEncoders.acquire(model, neural.encoding())) {
      List<int[]> tokens =
          texts.stream().map(text -> tokenizer.encode(text, SpecialTokens.WITH)).toList();
      Encoded encoded = encoder.encode(tokens);
      System.out.printf(
          "%d samples, %d tokens after %d rows were cut, %.1f %% padding, %s%n",
          SAMPLES, encoded.tokens(), encoded.truncatedRows(),
          100 - 100.0 * encoded.tokens() / encoded.computedTokens(), encoder.precision().label());
      bare(encoder);
      double[] ratios = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        double before = bare(encoder);
        double seconds = stage(neural) - stage(lexical);
        double bare = (before + bare(encoder)) / 2;
        double stage = encoded.tokens() / seconds;
        ratios[round] = stage / bare;
        System.out.printf(
            "encoder alone %.0f tokens/s, stage %.0f tokens/s: %.2f%n", bare, stage, ratios[round]);
      }
      Arrays.sort(ratios);
      System.out.printf("median %.2f (bar: 0.80)%n", ratios[ROUNDS / 2]);
    }
  }

  /** Writes the first rows of each language by turns; returns the texts that the stage encodes. */
  private static List<String> rows(Path revisions, Path target) throws Exception {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> files = new ArrayList<>();
    try (var list = Files.list(revisions)) {
      for (Path file : list.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        files.add(json.readTree(file.toFile()));
      }
    }
    List<String> lines = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (int i = 0; lines.size() < SAMPLES; i++) {
      JsonNode row = files.get(i % files.size()).get(i / files.size());
      String side = i % 2 == 0 ? "Raw " : "Revised ";
      String instruction = row.path(side + "Instruction").asText().strip();
      String input = row.path(side + "Input").asText().strip();
      String response = row.path(side + "Response").asText().strip();
      if (instruction.isEmpty() || response.isEmpty()) {
        continue;
      }
      lines.add(
          json.createObjectNode()
              .put("instruction", instruction)
              .put("input", input)
              .put("output", response)
              .put("language", "de")
              .toString());
      texts.add(input.isEmpty() ? instruction : instruction + "\n\n" + input);
      texts.add(response);
    }
    Files.write(target, lines);
    return texts;
  }

  private static CurateConfig config(Path input, String... settings) {
    ConfigTree tree = CommandDefaults.CURATE.tree();
    for (String setting : settings) {
      tree = tree.with(ConfigLayer.set(setting));
    }
    return CurateConfig.from(
        tree.with(ConfigLayer.flag("--input", "input.globs", List.of(input.toString()))));
  }

  /** Tokens per second of full batches. */
  private static double bare(TextEncoder encoder) {
    SplittableRandom random = new SplittableRandom(2);
    List<int[]> rows = new ArrayList<>();
    for (int row = 0; row < 128; row++) {
      rows.add(random.ints(128, 4, 1000).toArray());
    }
    long start = System.nanoTime();
    long tokens = encoder.encode(rows).tokens();
    return tokens / seconds(start);
  }

  private static double stage(CurateConfig config) {
    Engine engine = Engines.named("flink");
    PipelineOptions options = engine.options(List.of("--parallelism=2"));
    CurationSettings settings =
        CurationSettings.of(
            config, SHARDS, new OutputFolder("benchmark-writes-nothing"), List.of());
    Pipeline pipeline = Pipeline.create(options);
    pipeline
        .apply(
            new ReadRows(
                InputFiles.match(config.input().requireGlobs()).slices(),
                settings.reading(),
                settings.languages(),
                settings.shards()))
        .apply(new ScoreShards(settings.models(), RankingValue.SCORE, 1, Optional.empty()));
    long start = System.nanoTime();
    pipeline.run().waitUntilFinish();
    return seconds(start);
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
