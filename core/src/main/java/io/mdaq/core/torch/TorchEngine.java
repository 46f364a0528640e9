// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import io.mdaq.core.problem.UserException;

/**
 * The PyTorch engine of this process. It is started once, never looks into the network, and is the
 * only place that decides about threads and devices.
 */
public final class TorchEngine {

  private static final String OFFLINE = "ai.djl.offline";
  private static final String INTER_OP_THREADS = "ai.djl.pytorch.num_interop_threads";
  private static final String NO_TRACKING = "OPT_OUT_TRACKING";

  private TorchEngine() {}

  /** Holds the engine, so that the virtual machine starts it once and at first use. */
  private static final class Started {
    static final Engine ENGINE = start();
  }

  /** Keeps every engine of this process from looking into the network. */
  public static void stayOffline() {
    System.setProperty(OFFLINE, "true");
    System.setProperty(NO_TRACKING, "true");
  }

  private static Engine start() {
    stayOffline();
    // One operator runs after the other in every model here: threads between them would idle.
    if (System.getProperty(INTER_OP_THREADS) == null) {
      System.setProperty(INTER_OP_THREADS, "1");
    }
    Engine engine;
    try {
      engine = Engine.getEngine("PyTorch");
    } catch (RuntimeException | LinkageError e) {
      throw UserException.failed(
          "the PyTorch engine cannot be started on "
              + System.getProperty("os.name")
              + " "
              + System.getProperty("os.arch")
              + ": "
              + rootMessage(e)
              + ". Its libraries must be built for this system (build with -Ddjl.platform=...) and"
              + " the cache folder (DJL_CACHE_DIR, else ~/.djl.ai) must be writable with 1 GB free.",
          e);
    }
    return engine;
  }

  private static String rootMessage(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.toString();
  }

  /**
   * A manager of its own, for the caller to close; on it and its children lies all that a model
   * holds.
   *
   * @throws UserException if the engine cannot be started or there is no such device
   */
  public static NDManager newManager(TorchDevice device) {
    Engine engine = Started.ENGINE;
    if (device == TorchDevice.GPU && engine.getGpuCount() == 0) {
      throw UserException.failed(
          "device: gpu, but the PyTorch engine sees no CUDA device. Set device: cpu, or put the"
              + " pytorch-native library for CUDA on the class path of a machine that has a GPU.");
    }
    return engine.newBaseManager(device == TorchDevice.GPU ? Device.gpu() : Device.cpu());
  }

  /** The version of libtorch, for manifests. */
  public static String version() {
    return Started.ENGINE.getVersion();
  }

  /** How many threads one operator uses: all cores, unless limited. */
  public static int threads() {
    return TorchThread.limit();
  }

  /**
   * Lets one operator use at most so many threads, from the next call on, in every thread.
   *
   * @param threads at least 1
   */
  public static void limitThreads(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads + "; at least 1 is needed");
    }
    TorchThread.limit(threads);
  }

  /**
   * Lets operators called from the calling thread use so many threads, whatever the limit is or
   * becomes. Some float32 products have other last bits on two threads than on one; who promises
   * the same bits on every machine pins its threads to 1 and works on several things at once
   * instead.
   *
   * @param threads at least 1
   */
  public static void pinThread(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads + "; at least 1 is needed");
    }
    TorchThread.pin(threads);
  }

  /**
   * Shares the cores among threads that call at the same time: workers times threads is at most the
   * number of cores, or one thread each where there are more workers than cores.
   *
   * @param workers how many threads call the engine at the same time, at least 1
   */
  public static void shareCores(int workers) {
    if (workers < 1) {
      throw new IllegalArgumentException("workers: " + workers + "; at least 1 is needed");
    }
    limitThreads(Math.max(1, Runtime.getRuntime().availableProcessors() / workers));
  }

  /**
   * Whether libtorch was built with oneDNN, whose operators scripts may then call on a processor.
   */
  public static boolean hasOneDnn() {
    return Started.ENGINE.hasCapability("MKLDNN");
  }

  /**
   * Decides what {@code AUTO} means on a device; the other two mean themselves. What a GPU is fast
   * at is not found out: there {@code AUTO} is FLOAT32.
   *
   * @return FLOAT32 or BFLOAT16
   */
  public static Precision resolve(Precision precision, TorchDevice device) {
    return switch (precision) {
      case FLOAT32, BFLOAT16 -> precision;
      case AUTO -> device == TorchDevice.CPU ? PrecisionCheck.faster() : Precision.FLOAT32;
    };
  }
}
