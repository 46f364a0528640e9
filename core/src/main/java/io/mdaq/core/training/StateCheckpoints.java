// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.checkpoint.Safetensors;
import io.mdaq.core.checkpoint.Tensor;
import io.mdaq.core.checkpoint.TensorFile;
import io.mdaq.core.checkpoint.TensorSpec;
import io.mdaq.core.checkpoint.WholeFile;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.core.torch.ArrayTensor;
import io.mdaq.core.torch.ScriptArgument;
import io.mdaq.core.torch.ScriptFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * States of a training, one safetensors file each. A file gets its name when it is complete, and
 * only then are older ones removed: whatever happens, the last complete one stays.
 */
final class StateCheckpoints {

  private static final Pattern NAME = Pattern.compile("checkpoint-(\\d{1,18})\\.safetensors");
  private static final String RUN = "run";

  private static final String COPY =
      """
      def forward(self, target: Tensor, source: Tensor) -> Tensor:
        return torch.copy_(target, source, False)
      """;

  private final Path folder;
  private final String run;
  private final int keep;

  StateCheckpoints(Path folder, String run, int keep) {
    this.folder = folder;
    this.run = run;
    this.keep = keep;
  }

  private record Saved(Path file, long steps) {}

  /** Complete checkpoints, the latest first. */
  private List<Saved> saved() {
    List<Saved> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (name.matches()) {
          found.add(new Saved(file, Long.parseLong(name.group(1))));
        }
      }
    } catch (IOException e) {
      throw failed(folder, "cannot be listed", e);
    }
    found.sort(Comparator.comparingLong(Saved::steps).reversed());
    return found;
  }

  /** After how many steps the latest one was saved; 0 if there is none. */
  long latest() {
    return saved().stream().findFirst().map(Saved::steps).orElse(0L);
  }

  /**
   * Removes all.
   *
   * @throws UserException if one cannot be removed
   */
  void removeAll() {
    for (Saved old : saved()) {
      try {
        Files.delete(old.file);
      } catch (IOException e) {
        throw failed(old.file, "cannot be removed", e);
      }
    }
  }

  /**
   * Saves the state after so many steps.
   *
   * @throws UserException if that fails; the checkpoints before are as they were
   */
  void save(TrainingState state, long steps) {
    Path file = folder.resolve(String.format(Locale.ROOT, "checkpoint-%08d.safetensors", steps));
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    state.arrays().forEach(array -> arrays.put(array.name(), array.array()));
    List<TensorSpec> specs = new ArrayList<>();
    arrays.forEach((name, array) -> specs.add(ArrayTensor.spec(name, array)));
    try {
      WholeFile.write(
          file,
          stream ->
              Safetensors.write(
                  stream,
                  Map.of(RUN, run),
                  specs,
                  spec ->
                      ArrayTensor.view(
                          spec.name(), Objects.requireNonNull(arrays.get(spec.name())))));
      for (Saved old : saved().stream().skip(keep).toList()) {
        Files.delete(old.file);
      }
    } catch (IOException e) {
      throw failed(file, "cannot be written", e);
    }
  }

  /**
   * Puts the latest state back, if there is one.
   *
   * @return after how many steps it was saved; 0 if there is none
   * @throws UserException if it is of another run, or damaged; nothing is changed then
   */
  long restore(TrainingState state) {
    Optional<Saved> latest = saved().stream().findFirst();
    latest.ifPresent(checkpoint -> restore(state, checkpoint.file));
    return latest.map(Saved::steps).orElse(0L);
  }

  private void restore(TrainingState state, Path file) {
    TensorFile tensors = Safetensors.read(file);
    String other = tensors.metadata().getOrDefault(RUN, "");
    if (!other.equals(run)) {
      throw UserException.failed(
          Excerpt.escape(file.toString())
              + ": this checkpoint is of the run "
              + Excerpt.of(other)
              + ", not of "
              + Excerpt.of(run)
              + ": the configuration, the data or the model differ. Give another folder, or remove"
              + " the checkpoints to start again.");
    }
    List<NamedArray> targets = state.arrays();
    // All are found before the first is written to.
    List<Tensor> sources = new ArrayList<>();
    for (NamedArray array : targets) {
      long[] shape = array.array().getShape().getShape();
      sources.add(tensors.require(array.name(), DType.F32, shape));
    }
    for (int i = 0; i < sources.size(); i++) {
      copy(targets.get(i).array(), sources.get(i));
    }
  }

  private static void copy(NDArray target, Tensor source) {
    try (NDManager manager = target.getManager().newSubManager()) {
      NDArray values = manager.create(source.data(), target.getShape(), target.getDataType());
      ScriptFunction.compile(manager, COPY)
          .infer(manager, ScriptArgument.of(target), ScriptArgument.of(values));
    }
  }

  private static UserException failed(Path path, String what, IOException e) {
    return UserException.failed(
        Excerpt.escape(path.toString())
            + ": "
            + what
            + ": "
            + e
            + ". Check the folder, its permissions and the free space, then start again: the"
            + " training goes on behind the last checkpoint.",
        e);
  }
}
