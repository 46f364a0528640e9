// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human.agreement;

import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.manifest.Sha256;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.eval.human.SheetKey;
import io.mdaq.eval.human.SheetsManifest;
import io.mdaq.eval.result.ResultFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The key of a folder of sheets.
 *
 * @param byItem its lines
 * @param manifest of the folder
 */
record SheetKeys(Map<String, SheetKey> byItem, SheetsManifest manifest) {

  /**
   * Reads it.
   *
   * @throws UserException where the folder was not finished, or the key was changed
   */
  static SheetKeys read(Path folder) {
    Path file = folder.resolve(SheetsManifest.KEY);
    String name = Excerpt.escape(file.toString());
    SheetsManifest manifest = manifest(folder);
    try {
      String text = Files.readString(file);
      if (!Sha256.hex(text).equals(manifest.keySha256())) {
        throw UserException.failed(
            name + ": was changed since it was written. Take the folder as it was written.");
      }
      Map<String, SheetKey> byItem = new TreeMap<>();
      for (String line : text.lines().toList()) {
        SheetKey key = JsonFile.readLine(line, SheetKey.class);
        byItem.put(key.item(), key);
      }
      return new SheetKeys(byItem, manifest);
    } catch (IOException e) {
      throw UserException.failed(
          name + ": cannot be read: " + e + ". Name the folder that human-eval sheets wrote.", e);
    }
  }

  Optional<SheetKey> find(String item) {
    return Optional.ofNullable(byItem.get(item));
  }

  private static SheetsManifest manifest(Path folder) {
    Path file = folder.resolve(ResultFolder.MANIFEST);
    try (InputStream stream = Files.newInputStream(file)) {
      return JsonFile.read(stream, SheetsManifest.class);
    } catch (IOException e) {
      throw UserException.failed(
          Excerpt.escape(file.toString())
              + ": there is no manifest of human-eval sheets ("
              + Excerpt.of(e.toString())
              + "). Name the folder that it finished (answers.sheets).",
          e);
    }
  }
}
