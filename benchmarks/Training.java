// SPDX-License-Identifier: Apache-2.0

import ai.djl.ndarray.NDManager;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.decoder.TrainableDecoder;
import io.mdaq.core.decoder.TrainableForm;
import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.model.KnownShape;
import io.mdaq.core.model.ModelConfig;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.model.RandomCheckpoint;
import io.mdaq.core.torch.TorchDevice;
import io.mdaq.core.torch.TorchEngine;
import io.mdaq.core.training.Activations;
import io.mdaq.core.training.AdamW;
import io.mdaq.core.training.AdamWSettings;
import io.mdaq.core.training.BatchPlan;
import io.mdaq.core.training.MatmulCeiling;
import io.mdaq.core.training.Schedule;
import io.mdaq.core.training.StepReport;
import io.mdaq.core.training.Trainer;
import io.mdaq.core.training.TrainingObserver;
import io.mdaq.core.training.finetuning.CausalSource;
import io.mdaq.core.training.finetuning.DecoderTraining;
import io.mdaq.core.training.finetuning.Example;
import io.mdaq.core.training.finetuning.ExampleSet;
import io.mdaq.core.training.lora.LoraAdapter;
import io.mdaq.core.training.lora.LoraConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;

/**
 * Speed, exactness and memory of training decoders with random weights.
 *
 * <pre>java -cp LIBRARIES benchmarks/Training.java speed|losses|memory|lora FOLDER</pre>
 *
 * <p>{@code speed}: steps of a Llama of 110M parameters with 32,000 tokens on 8 rows of 512, the
 * optimizer included; after each the engine's own float32 product of 2048 cubed, so that each step
 * has a share of its own. Operations are counted by {@code DecoderOperations}: 6 for each number of
 * a matrix and each token, and 6 T W for each token and layer in the attention of T tokens over
 * heads W wide together. Bars: 70 % in float32, 180 % in bfloat16.
 */
final class Training {

  private static final int VOCABULARY_USED = 512;
  private static final double GIGA = 1e9;

  public static void main(String[] arguments) {
    Path work = Path.of(arguments[1]);
    switch (arguments[0]) {
      case "speed" -> {
        speed(work, TrainableForm.FLOAT32, 70);
        speed(work, TrainableForm.MIXED, 180);
      }
      case "losses" -> losses(work);
      case "memory" -> memory(work);
      case "lora" -> lora(work);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static ModelFolder folder(Path folder, ModelConfig config, DType dtype) {
    if (!Files.exists(folder.resolve("config.json"))) {
      new RandomCheckpoint(config, 1, dtype, 500_000_000L).write(folder);
    }
    return ModelFolder.open(folder);
  }

  private static ModelFolder llama(Path work) {
    return folder(work.resolve("llama-110m"), KnownShape.LLAMA_110M.config(), DType.F32);
  }

  private static void speed(Path work, TrainableForm form, int bar) {
    int warm = 2;
    int steps = Integer.getInteger("steps", 5);
    List<Double> shares = new ArrayList<>();
    List<Double> rates = new ArrayList<>();
    try (NDManager manager = TorchEngine.newManager(TorchDevice.CPU)) {
      double[] before = {MatmulCeiling.measure(manager)};
      train(
          llama(work),
          form,
          examples(8, 512, 512),
          8,
          warm + steps,
          (report, decoder) -> {
            double after = MatmulCeiling.measure(manager);
            double ceiling = (before[0] + after) / 2;
            before[0] = after;
            if (report.step() > warm) {
              shares.add(100 * report.operationsPerSecond() / ceiling);
              rates.add(report.operationsPerSecond() / GIGA);
            }
          });
    }
    System.out.printf(
        "%s, %d threads: %.0f GFLOP/s, median share %.0f %% (%.0f to %.0f; bar: %d)%n",
        form,
        TorchEngine.threads(),
        median(rates),
        median(shares),
        shares.stream().min(Double::compare).orElseThrow(),
        shares.stream().max(Double::compare).orElseThrow(),
        bar);
  }

  private static void losses(Path work) {
    int tokens = Integer.getInteger("tokens", 64);
    List<List<Double>> curves = new ArrayList<>();
    for (TrainableForm form : List.of(TrainableForm.FLOAT32, TrainableForm.MIXED)) {
      List<Double> curve = new ArrayList<>();
      train(
          llama(work),
          form,
          examples(400, tokens, tokens),
          8,
          100,
          (report, decoder) -> curve.add(report.loss()));
      curves.add(curve);
    }
    double worst = 0;
    for (int i = 0; i < curves.get(0).size(); i++) {
      worst = Math.max(worst, Math.abs(curves.get(1).get(i) / curves.get(0).get(i) - 1));
    }
    System.out.printf(
        "100 steps of 8 x %d tokens: float32 %.4f to %.4f, bfloat16 to %.4f, at most %.2f %% apart"
            + " (bar: 2)%n",
        tokens, curves.get(0).get(0), curves.get(0).get(99), curves.get(1).get(99), 100 * worst);
  }

  private static void memory(Path work) {
    DecoderConfig large = (DecoderConfig) KnownShape.LLAMA_110M.config();
    DecoderConfig small =
        new DecoderConfig(
            large.architecture(),
            8_000,
            256,
            704,
            4,
            4,
            4,
            64,
            large.maxTokens(),
            large.rmsNormEpsilon(),
            large.rope(),
            large.attentionBias(),
            large.mlpBias(),
            large.outputHead());
    List<Integer> arrays = new ArrayList<>();
    List<Double> resident = new ArrayList<>();
    train(
        folder(work.resolve("llama-7m"), small, DType.F32),
        TrainableForm.MIXED,
        examples(400, 16, 256),
        8,
        500,
        (report, decoder) -> {
          if (report.step() % 50 == 0) {
            arrays.add(decoder.manager().getManagedArrays().size());
            resident.add(gigabytes("VmRSS"));
          }
        });
    System.out.printf("500 steps, managed arrays %s%nresident GB %s%n", arrays, resident);
    System.out.printf(
        "from step 100 to 500: %+d arrays (bar: 0), %+.1f %% resident (bar: 5)%n",
        arrays.get(9) - arrays.get(1), 100 * (resident.get(9) / resident.get(1) - 1));
  }

  private static void lora(Path work) {
    ModelFolder files =
        folder(work.resolve("qwen2-0.5b"), KnownShape.QWEN2_500M.config(), DType.BF16);
    LoraConfig config = LoraConfig.ofAll(16, 32);
    List<StepReport> reports = new ArrayList<>();
    try (TrainableDecoder decoder =
        TrainableDecoder.load(
            (DecoderConfig) files.config(),
            files.weights(),
            TrainableForm.FROZEN_BFLOAT16,
            TorchDevice.CPU,
            config.adaptation())) {
      LoraAdapter adapter = LoraAdapter.create(decoder.manager(), decoder.config(), config, 1);
      DecoderTraining model = DecoderTraining.ofAdapter(decoder, adapter, Activations.KEEP);
      train(decoder, model, examples(80, 256, 256), 4, 20, (report, same) -> reports.add(report));
    }
    System.out.printf(
        "20 steps of 4 x 256 tokens: loss %.3f to %.3f, %.1f s a step, at most %.2f GB resident"
            + " (bar: 12)%n",
        reports.get(0).loss(),
        reports.get(19).loss(),
        median(reports.stream().map(StepReport::seconds).toList()),
        gigabytes("VmHWM"));
  }

  private static void train(
      ModelFolder files,
      TrainableForm form,
      List<Example> examples,
      int rows,
      int steps,
      BiConsumer<StepReport, TrainableDecoder> observer) {
    try (TrainableDecoder decoder =
        TrainableDecoder.load(
            (DecoderConfig) files.config(), files.weights(), form, TorchDevice.CPU)) {
      train(
          decoder,
          DecoderTraining.ofAllWeights(decoder, Activations.KEEP),
          examples,
          rows,
          steps,
          observer);
    }
  }

  private static void train(
      TrainableDecoder decoder,
      DecoderTraining model,
      List<Example> examples,
      int rows,
      int steps,
      BiConsumer<StepReport, TrainableDecoder> observer) {
    new Trainer<>(
            model,
            new CausalSource(
                ExampleSet.of(examples, 1024, ExampleSet.TooLong.DROP),
                new BatchPlan(rows, 1 << 20, BatchPlan.Order.SHUFFLED, 1)),
            new AdamW(decoder.manager(), model.parameters(), AdamWSettings.DEFAULT),
            Schedule.withWarmup(Schedule.Shape.COSINE, 3e-4, 0.1, steps),
            1.0)
        .run(decoder.manager(), TrainingObserver.of(report -> observer.accept(report, decoder)));
  }

  /** Rows in which a token says much about the next one: there is something to learn. */
  private static List<Example> examples(int rows, int least, int most) {
    SplittableRandom random = new SplittableRandom(1);
    List<Example> examples = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int[] ids = new int[least + random.nextInt(most - least + 1)];
      ids[0] = random.nextInt(VOCABULARY_USED);
      for (int i = 1; i < ids.length; i++) {
        ids[i] = (5 * ids[i - 1] + 17 + random.nextInt(4)) % VOCABULARY_USED;
      }
      examples.add(Example.ofText(ids));
    }
    return examples;
  }

  private static double gigabytes(String key) {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith(key))
          .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 / GIGA)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
