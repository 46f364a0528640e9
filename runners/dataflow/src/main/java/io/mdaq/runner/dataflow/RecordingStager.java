// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.dataflow;

import com.google.api.services.dataflow.model.DataflowPackage;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.runners.dataflow.util.PackageUtil.StagedFile;
import org.apache.beam.runners.dataflow.util.Stager;

/** Copies nothing and remembers what would have been copied, under the same names. */
final class RecordingStager implements Stager {

  /**
   * A file that workers get.
   *
   * @param name under which it is staged, which holds its hash
   */
  record Staged(String name, long bytes) {}

  private final String folder;
  private final List<Staged> staged = new ArrayList<>();

  /**
   * @param folder where files would be staged
   */
  RecordingStager(String folder) {
    this.folder = folder.replaceFirst("/*$", "/");
  }

  /** What would have been copied so far. */
  List<Staged> staged() {
    return List.copyOf(staged);
  }

  @Override
  public List<DataflowPackage> stageFiles(List<StagedFile> files) {
    List<DataflowPackage> packages = new ArrayList<>();
    for (StagedFile file : files) {
      packages.add(stage(file.getDestination(), new File(file.getSource()).length()));
    }
    return packages;
  }

  @Override
  public DataflowPackage stageToFile(byte[] bytes, String baseName) {
    return stage(baseName, bytes.length);
  }

  private DataflowPackage stage(String name, long bytes) {
    staged.add(new Staged(name, bytes));
    return new DataflowPackage().setName(name).setLocation(folder + name);
  }
}
