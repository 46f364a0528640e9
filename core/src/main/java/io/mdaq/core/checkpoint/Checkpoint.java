// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.checkpoint;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The tensors of a model folder, from one file or several, each name once. Immutable; the numbers
 * lie in the mapped files, which must not be changed for as long as one of the tensors is
 * reachable.
 */
public final class Checkpoint {

  private record Place(Path file, Tensor tensor) {}

  private final Path folder;
  private final List<Path> files;
  private final SortedMap<String, Place> places;

  private Checkpoint(Path folder, List<Path> files, SortedMap<String, Place> places) {
    this.folder = folder;
    this.files = List.copyOf(files);
    this.places = places;
  }

  /**
   * Maps {@code model.safetensors}, or the shards that {@code model.safetensors.index.json} names.
   * As in Hugging Face transformers the single file is taken where both exist.
   *
   * @throws UserException if there is neither, a file is not valid, or files and index contradict
   *     each other
   */
  public static Checkpoint open(Path folder) {
    CheckpointFiles layout = CheckpointFiles.in(folder);
    SortedMap<String, Place> places = new TreeMap<>();
    for (Path file : layout.files()) {
      TensorFile shard = Safetensors.read(file);
      for (String name : shard.names()) {
        Place place = new Place(file, shard.find(name).orElseThrow());
        Place other = places.putIfAbsent(name, place);
        if (other != null) {
          throw UserException.failed(
              Excerpt.escape(file.toString())
                  + ": tensor "
                  + Excerpt.of(name)
                  + " is also in "
                  + Excerpt.escape(String.valueOf(other.file.getFileName()))
                  + "; a tensor must be in one shard only. Fetch or write the folder again.");
        }
      }
    }
    Checkpoint checkpoint = new Checkpoint(folder, layout.files(), places);
    layout.requireKept(checkpoint);
    return checkpoint;
  }

  public Path folder() {
    return folder;
  }

  /** The files that were read, sorted by name. */
  public List<Path> files() {
    return files;
  }

  public SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(places.keySet()));
  }

  public Optional<Tensor> find(String name) {
    return Optional.ofNullable(places.get(name)).map(Place::tensor);
  }

  /**
   * The file that holds a tensor, for messages.
   *
   * @throws IllegalArgumentException if there is no such tensor
   */
  public Path fileOf(String name) {
    Place place = places.get(name);
    if (place == null) {
      throw new IllegalArgumentException("no tensor is named " + Excerpt.of(name));
    }
    return place.file;
  }
}
