// SPDX-License-Identifier: Apache-2.0

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.decoder.CausalLm;
import io.mdaq.core.decoder.Continuation;
import io.mdaq.core.decoder.NextTokenSession;
import io.mdaq.core.generation.Generation;
import io.mdaq.core.generation.GenerationSettings;
import io.mdaq.core.generation.Generator;
import io.mdaq.core.generation.TokenChoice;
import io.mdaq.core.model.KnownShape;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.model.RandomCheckpoint;
import io.mdaq.core.model.WeightTable;
import io.mdaq.core.tokenizer.SpecialTokens;
import io.mdaq.core.tokenizer.TextTokenizer;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.ScriptArgument;
import io.mdaq.core.torch.ScriptFunction;
import io.mdaq.core.torch.TorchDevice;
import io.mdaq.core.torch.TorchEngine;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Speed and memory of causal language models with random weights.
 *
 * <pre>java -cp 'core/target/classes:LIBRARIES' benchmarks/Decoding.java step|memory PRECISION FOLDER</pre>
 *
 * <p>{@code step}: a Llama of 110M parameters, one text. By turns, a number of steps and one pass
 * over as many bytes as the weights have (the engine's own sum of an array); the bar is two passes a
 * step. With {@code -Dthreads=1} processor time counts, which other work changes little. {@code
 * memory}: a Qwen2-0.5B in two or more files of BF16 is loaded, generates and scores; the bar is 6
 * GB resident at most.
 */
final class Decoding {

  private static final int ROUNDS = 9;
  private static final int STEPS = 12;
  private static final long SHARD_BYTES = 500_000_000L;
  private static final double GIGA = 1e9;
  private static final int THREADS =
      Integer.getInteger("threads", Runtime.getRuntime().availableProcessors());
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  public static void main(String[] arguments) throws Exception {
    Precision precision = Precision.valueOf(arguments[1].toUpperCase(Locale.ROOT));
    Path folder = Path.of(arguments[2]);
    TorchEngine.limitThreads(THREADS);
    if (arguments[0].equals("step")) {
      step(folder(folder.resolve("llama-110m"), KnownShape.LLAMA_110M, DType.F32), precision);
    } else {
      memory(folder(folder.resolve("qwen2-0.5b"), KnownShape.QWEN2_500M, DType.BF16), precision);
    }
  }

  private static Path folder(Path folder, KnownShape shape, DType dtype) {
    if (!Files.exists(folder.resolve("config.json"))) {
      new RandomCheckpoint(shape.config(), 1, dtype, SHARD_BYTES).write(folder);
    }
    return folder;
  }

  private static void step(Path folder, Precision precision) {
    try (NDManager manager = TorchEngine.newManager(TorchDevice.CPU);
        CausalLm model = CausalLm.open(folder, precision, TorchDevice.CPU);
        ScriptFunction sum =
            ScriptFunction.compile(
                manager,
                """
                def forward(self, x: Tensor) -> Tensor:
                  return torch.sum(x, dtype=None)
                """)) {
      long parameters = WeightTable.parameters(model.config());
      long bytes = parameters * (precision == Precision.FLOAT32 ? 4 : 2);
      NDArray array = manager.ones(new Shape(bytes / 4), DataType.FLOAT32);
      System.out.printf(
          "%d parameters, %s, %d threads%n", parameters, precision.label(), TorchEngine.threads());
      for (int rows : new int[] {1, 8}) {
        double[] steps = new double[ROUNDS];
        double[] reads = new double[ROUNDS];
        for (int round = -2; round < ROUNDS; round++) {
          reads[Math.max(0, round)] = read(manager, sum, array);
          steps[Math.max(0, round)] = steps(model, rows);
        }
        double read = median(reads);
        double step = median(steps);
        System.out.printf(
            "%d rows: step %.2f ms (%.1f tokens/s), reading the weights %.2f ms (%.1f GB/s), ratio"
                + " %.2f; best of each: %.2f / %.2f = %.2f%n",
            rows, step, rows * 1e3 / step, read, bytes / read / 1e6, step / read,
            min(steps), min(reads), min(steps) / min(reads));
      }
    }
  }

  private static double read(NDManager manager, ScriptFunction sum, NDArray array) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      try (NDManager call = manager.newSubManager()) {
        long start = now();
        sum.infer(call, ScriptArgument.of(array)).head().getFloat();
        best = Math.min(best, now() - start);
      }
    }
    return best / 1e6;
  }

  /** Milliseconds a step, each token following from the logits before. */
  private static double steps(CausalLm model, int rows) {
    List<int[]> prompts = prompts(model, rows, 32);
    try (NextTokenSession session = model.start(prompts, STEPS)) {
      int[] tokens = new int[rows];
      double[] times = new double[STEPS];
      for (int step = 0; step < STEPS; step++) {
        long start = now();
        for (int row = 0; row < rows; row++) {
          tokens[row] = session.logits(row)[0] > 0 ? 7 : 11;
        }
        session.append(tokens);
        times[step] = (now() - start) / 1e6;
      }
      return median(times);
    }
  }

  private static List<int[]> prompts(CausalLm model, int rows, int length) {
    SplittableRandom random = new SplittableRandom(1);
    int[][] prompts = new int[rows][];
    Arrays.setAll(
        prompts, row -> random.ints(length, 0, model.vocabularySize()).toArray());
    return List.of(prompts);
  }

  private static void memory(Path folder, Precision precision) throws Exception {
    long start = System.nanoTime();
    try (CausalLm model = CausalLm.open(folder, precision, TorchDevice.CPU);
        TextTokenizer tokenizer = TextTokenizer.open(folder, ModelFolder.readConfig(folder))) {
      System.out.printf(
          "%d parameters, %s, loaded in %.1f s%n",
          WeightTable.parameters(model.config()), model.precision().label(), seconds(start));
      start = System.nanoTime();
      Generator generator =
          new Generator(model, ids -> tokenizer.decode(ids, SpecialTokens.WITHOUT), 8);
      GenerationSettings settings =
          new GenerationSettings(
              new TokenChoice.Sampled(0.8, 50, 0.95, 1), 1.1, new TreeSet<>(), List.of(), 32);
      List<Generation> texts = generator.generate(prompts(model, 8, 64), settings);
      System.out.printf(
          "8 texts of 64 + 32 tokens in %.1f s; the first ended by %s%n",
          seconds(start), ((Generation.Completed) texts.get(0)).reason());
      start = System.nanoTime();
      List<float[]> scores =
          model.logProbabilities(
              prompts(model, 8, 512).stream().map(Continuation::ofAllButFirst).toList());
      double mean = 0;
      for (float[] row : scores) {
        for (float score : row) {
          mean += score / (scores.size() * (double) row.length);
        }
      }
      System.out.printf(
          "8 x 512 tokens scored in %.1f s, mean log-probability %.3f%n", seconds(start), mean);
    }
    Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .forEach(
            line -> {
              double gigabytes =
                  Long.parseLong(line.replaceAll("\\D", "")) * 1024 / GIGA;
              System.out.printf("most resident memory: %.2f GB (bar: 6)%n", gigabytes);
            });
  }

  private static long now() {
    return THREADS == 1 ? CLOCK.getCurrentThreadCpuTime() : System.nanoTime();
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double min(double[] values) {
    return Arrays.stream(values).min().orElseThrow();
  }
}
