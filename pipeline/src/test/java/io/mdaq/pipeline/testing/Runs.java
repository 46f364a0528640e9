// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.testing;

import io.mdaq.core.config.BoostConfig;
import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.config.ConfigTree;
import io.mdaq.core.config.CurateConfig;
import io.mdaq.core.ledger.LedgerEntry;
import io.mdaq.core.ledger.LedgerReader;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.pipeline.boost.BoostedLine;
import io.mdaq.pipeline.engine.Engine;
import io.mdaq.pipeline.manifest.CurationManifest;
import io.mdaq.pipeline.run.CurationRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Whole curation runs, and what they left behind. */
public final class Runs {

  private Runs() {}

  /** A prepared run of {@code curate}: {@code settings} are KEY=VALUE. */
  public static CurationRun prepare(
      Engine engine, String glob, Path output, List<String> beamArguments, String... settings) {
    ConfigTree tree = tree(CommandDefaults.CURATE, glob, output, settings);
    return CurationRun.of(CurateConfig.from(tree), tree.asMap(), engine, beamArguments);
  }

  /** A prepared run of {@code boost}. */
  public static CurationRun prepareBoost(
      Engine engine, String glob, Path output, List<String> beamArguments, String... settings) {
    ConfigTree tree = tree(CommandDefaults.BOOST, glob, output, settings);
    return CurationRun.of(BoostConfig.from(tree), tree.asMap(), engine, beamArguments);
  }

  private static ConfigTree tree(
      CommandDefaults defaults, String glob, Path output, String... settings) {
    ConfigTree tree = defaults.tree();
    for (String setting : settings) {
      tree = tree.with(ConfigLayer.set(setting));
    }
    return tree.with(ConfigLayer.flag("--input", "input.globs", List.of(glob)))
        .with(ConfigLayer.flag("--output", "output.dir", output.toString()));
  }

  /** Runs to the end. */
  public static CurationManifest run(Engine engine, String glob, Path output, String... settings) {
    return prepare(engine, glob, output, List.of(), settings).execute(note -> {});
  }

  /** Writes lines to a file and returns its name. */
  public static String write(Path file, List<String> lines) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, lines);
      return file.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole ledger in ledger order. */
  public static List<LedgerEntry> ledger(Path output) {
    List<LedgerEntry> entries = new ArrayList<>();
    for (Path file : files(output.resolve("ledger"))) {
      try (LedgerReader reader =
          new LedgerReader(new GZIPInputStream(Files.newInputStream(file)))) {
        for (Optional<LedgerEntry> e = reader.next(); e.isPresent(); e = reader.next()) {
          entries.add(e.get());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    entries.sort(LedgerEntry.ORDER);
    return entries;
  }

  /** The lines of {@code boosted/}, in the order of the files. */
  public static List<BoostedLine> boosted(Path output) {
    List<BoostedLine> lines = new ArrayList<>();
    for (Path file : files(output.resolve("boosted"))) {
      try (InputStream stream = new GZIPInputStream(Files.newInputStream(file))) {
        String content = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        for (String line : content.lines().toList()) {
          lines.add(JsonFile.readLine(line, BoostedLine.class));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return lines;
  }

  /** Name and content of each file in a folder of the output. */
  public static SortedMap<String, String> contents(Path output, String folder) {
    SortedMap<String, String> contents = new TreeMap<>();
    for (Path file : files(output.resolve(folder))) {
      try {
        contents.put(file.getFileName().toString(), Files.readString(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return contents;
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
