// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.dataflow;

import io.mdaq.pipeline.engine.RunNeeds.Models;
import java.io.File;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.util.construction.resources.PipelineResources;

/**
 * What workers get: the class path of this process without the other engines and without what only
 * the process that writes the report needs. Native libraries, which are half of it, go along only
 * where a model needs them.
 */
final class WorkerJars {

  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "(flink-|beam-runners-(flink|direct|portability)-|mdaq-(runner-(flink|direct)|cli|eval)-"
              + "|picocli-|echarts-|jamm-).*\\.jar");

  private static final Pattern OF_NEURAL_MODELS =
      Pattern.compile("(onnxruntime|pytorch-native-cpu|pytorch-jni|tokenizers)-\\d.*\\.jar");

  private WorkerJars() {}

  /**
   * The files to stage, in class path order.
   *
   * @param models the largest kind that workers load
   */
  static List<String> of(PipelineOptions options, Models models) {
    return PipelineResources.detectClassPathResourcesToStage(
            WorkerJars.class.getClassLoader(), options)
        .stream()
        .filter(entry -> isUseful(new File(entry).getName(), models))
        .toList();
  }

  private static boolean isUseful(String jar, Models models) {
    return !LEFT_OUT.matcher(jar).matches()
        && (models != Models.LEXICAL || !OF_NEURAL_MODELS.matcher(jar).matches());
  }
}
