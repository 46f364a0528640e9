// SPDX-License-Identifier: Apache-2.0

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import com.sun.management.OperatingSystemMXBean;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.encoder.EncoderSettings;
import io.mdaq.core.encoder.Pooling;
import io.mdaq.core.encoder.TextEncoder;
import io.mdaq.core.encoder.TextEncoders;
import io.mdaq.core.encoder.VectorScale;
import io.mdaq.core.model.EncoderConfig;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.model.RandomCheckpoint;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;
import io.mdaq.core.torch.TorchEngine;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The encoder in both precisions beside ONNX Runtime and the engine's own float32 product, by turns
 * in one process, on the same number of threads; random weights of XLM-RoBERTa base's shape with a
 * vocabulary of 1,000. Prints the median of the rounds.
 *
 * <p>Floating-point operations are counted as {@code tokens * layers * (8 H H + 4 H F + 4 T H)}: a
 * multiplication and an addition for each weight of the four H x H and two H x F maps, and for
 * queries with keys and weights with values over T tokens. All else counts as nothing.
 *
 * <pre>java -cp 'runners/cli/target/lib/*' benchmarks/EncoderBenchmark.java ONNX_FILE WORK_FOLDER</pre>
 */
final class EncoderBenchmark {

  private static final int ROWS = Integer.getInteger("rows", 32);
  private static final int TOKENS = Integer.getInteger("tokens", 128);
  private static final int THREADS = Integer.getInteger("threads", 2);
  private static final int ROUNDS = Integer.getInteger("rounds", 7);
  private static final int PRODUCT = 2048;
  private static final EncoderConfig CONFIG =
      new EncoderConfig(1000, 768, 3072, 12, 12, 514, 1, 1e-5, 1);

  /** One contestant: does its work once and says how many operations that was. */
  private interface Contestant {
    double run();
  }

  public static void main(String[] arguments) throws Exception {
    Path onnx = Path.of(arguments[0]);
    Path folder = Path.of(arguments[1], "xlmr-base-shape");
    if (Files.notExists(folder.resolve("config.json"))) {
      new RandomCheckpoint(CONFIG, 1, DType.F32, Long.MAX_VALUE).write(folder);
    }
    ModelFolder model = ModelFolder.open(folder);
    List<int[]> rows = rows();
    TorchEngine.limitThreads(THREADS);
    System.out.printf(
        "%d rows of %d tokens, %d threads, libtorch %s, %s clock%n",
        ROWS, TOKENS, THREADS, TorchEngine.version(), System.getProperty("clock", "wall"));
    try (TextEncoder float32 = open(model, Precision.FLOAT32);
        TextEncoder bfloat16 = open(model, Precision.BFLOAT16);
        Model onnxModel = Model.newInstance("onnx", "OnnxRuntime");
        NDManager products = TorchEngine.newManager(TorchDevice.CPU)) {
      String threads = Integer.toString(THREADS);
      onnxModel.load(
          onnx.toAbsolutePath().getParent(),
          onnx.getFileName().toString(),
          Map.of("intraOpNumThreads", threads, "interOpNumThreads", "1"));
      NDArray square = products.full(new Shape(PRODUCT, PRODUCT), 0.5f, DataType.FLOAT32);
      Map<String, Contestant> contestants = new LinkedHashMap<>();
      contestants.put("ONNX Runtime", () -> onnx(onnxModel, rows));
      contestants.put("float32", () -> encode(float32, rows));
      contestants.put("bfloat16", () -> encode(bfloat16, rows));
      contestants.put("matMul", () -> product(square));
      report(measure(contestants));
      System.out.printf("cosine of bfloat16 to float32: %.6f at least%n", cosine(float32, bfloat16, rows));
    }
  }

  private static TextEncoder open(ModelFolder model, Precision precision) {
    return TextEncoders.openTorch(
        model,
        new EncoderSettings(
            Pooling.MEAN, VectorScale.UNIT, precision, TorchDevice.CPU, 512, 4096, THREADS));
  }

  private static List<int[]> rows() {
    SplittableRandom random = new SplittableRandom(2);
    List<int[]> rows = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      rows.add(random.ints(TOKENS, 4, CONFIG.vocabularySize()).toArray());
    }
    return rows;
  }

  private static double operations() {
    double hidden = CONFIG.hiddenSize();
    double perToken =
        8 * hidden * hidden + 4 * hidden * CONFIG.intermediateSize() + 4 * TOKENS * hidden;
    return (double) ROWS * TOKENS * CONFIG.layers() * perToken;
  }

  private static double encode(TextEncoder encoder, List<int[]> rows) {
    encoder.encode(rows);
    return operations();
  }

  private static double onnx(Model model, List<int[]> rows) {
    try (NDManager step = model.getNDManager().newSubManager()) {
      long[] ids = rows.stream().flatMapToInt(Arrays::stream).asLongStream().toArray();
      long[] mask = new long[ids.length];
      Arrays.fill(mask, 1);
      Shape shape = new Shape(ROWS, TOKENS);
      NDList inputs = new NDList(step.create(ids, shape), step.create(mask, shape));
      inputs.get(0).setName("input_ids");
      inputs.get(1).setName("attention_mask");
      NDList states = model.getBlock().forward(new ParameterStore(step, false), inputs, false);
      states.head().toByteBuffer();
      return operations();
    }
  }

  private static double product(NDArray square) {
    try (NDArray result = square.matMul(square)) {
      result.getFloat(0, 0);
      return 2.0 * PRODUCT * PRODUCT * PRODUCT;
    }
  }

  /** Thousand millions of operations per second, for each contestant in each round after the first. */
  private static Map<String, double[]> measure(Map<String, Contestant> contestants) {
    Map<String, double[]> rates = new LinkedHashMap<>();
    for (int round = 0; round <= ROUNDS; round++) {
      for (Map.Entry<String, Contestant> entry : contestants.entrySet()) {
        long start = nanos();
        double operations = entry.getValue().run();
        double rate = operations / (nanos() - start);
        if (round > 0) {
          rates.computeIfAbsent(entry.getKey(), name -> new double[ROUNDS])[round - 1] = rate;
        }
      }
    }
    return rates;
  }

  /**
   * The wall clock, or with {@code -Dclock=processor} the time that this process had the processor:
   * on one thread a fair measure where other processes are at work.
   */
  private static long nanos() {
    return "processor".equals(System.getProperty("clock"))
        ? ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime()
        : System.nanoTime();
  }

  private static void report(Map<String, double[]> rates) {
    double onnx = median(rates.get("ONNX Runtime"));
    rates.forEach(
        (name, values) -> {
          double[] ratios = new double[ROUNDS];
          Arrays.setAll(ratios, i -> values[i] / rates.get("ONNX Runtime")[i]);
          System.out.printf(
              "%-14s %5.0f GFLOP/s (%4.0f to %4.0f), %5.2f x ONNX Runtime, median of rounds %5.2f%n",
              name,
              median(values),
              Arrays.stream(values).min().orElseThrow(),
              Arrays.stream(values).max().orElseThrow(),
              median(values) / onnx,
              median(ratios));
        });
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double cosine(TextEncoder a, TextEncoder b, List<int[]> rows) {
    List<float[]> left = a.encode(rows).vectors();
    List<float[]> right = b.encode(rows).vectors();
    double least = 1;
    for (int row = 0; row < left.size(); row++) {
      double product = 0;
      for (int i = 0; i < left.get(row).length; i++) {
        product += (double) left.get(row)[i] * right.get(row)[i];
      }
      least = Math.min(least, product);
    }
    return least;
  }
}
