// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.mdaq.core.language.LanguageCatalog;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.text.TextNormalizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Revision files of one folder, known by the raw samples in them. */
final class RevisionPairs {

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * A pair.
   *
   * @param language its English name
   * @param example from which its translations are made too
   */
  record Pair(String language, int example, SampleText raw, SampleText revised) {}

  private record Raw(String language, SampleText text) {}

  private final Map<Raw, Pair> byRaw = new LinkedHashMap<>();
  private final Map<String, List<Pair>> byLanguage = new LinkedHashMap<>();
  private final Map<Integer, List<Pair>> byExample = new HashMap<>();

  private RevisionPairs() {}

  /**
   * Reads the files of a folder, named by their languages, and writes them anew with a part of the
   * examples.
   *
   * @param sourceRows tells the examples of the rows
   * @param most at most about so many examples, from all over the files
   * @param copies the folder for what is taken
   */
  static RevisionPairs take(Path folder, Path sourceRows, int most, Path copies) {
    try (Stream<Path> files = Files.list(folder)) {
      JsonNode examples = JSON.readTree(sourceRows.toFile());
      RevisionPairs pairs = new RevisionPairs();
      Files.createDirectories(copies);
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        String language = name.substring(0, name.indexOf('.'));
        JsonNode rows = JSON.readTree(file.toFile());
        int step = Math.max(1, rows.size() / most);
        ArrayNode taken = JSON.createArrayNode();
        for (int i = 0; i < rows.size(); i++) {
          int example = examples.get(language).get(i).intValue();
          if (example % step == 0) {
            taken.add(rows.get(i));
            pairs.add(language, example, rows.get(i));
          }
        }
        JSON.writeValue(copies.resolve(name).toFile(), taken);
      }
      return pairs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads files, each of one language; no two of them have an example in common. */
  static RevisionPairs of(Map<String, Path> filesByCode) {
    RevisionPairs pairs = new RevisionPairs();
    filesByCode.forEach(
        (code, file) -> {
          try {
            for (JsonNode row : JSON.readTree(file.toFile())) {
              pairs.add(name(code), pairs.byRaw.size(), row);
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    return pairs;
  }

  /** The English name under which prompts and files know a language. */
  static String name(String code) {
    return LanguageCatalog.get().byCode(code).orElseThrow().englishName();
  }

  private void add(String language, int example, JsonNode row) {
    Pair pair = new Pair(language, example, text(row, "Raw "), text(row, "Revised "));
    if (byRaw.putIfAbsent(new Raw(language, pair.raw()), pair) == null) {
      byLanguage.computeIfAbsent(language, l -> new ArrayList<>()).add(pair);
      byExample.computeIfAbsent(example, e -> new ArrayList<>()).add(pair);
    }
  }

  private static SampleText text(JsonNode row, String side) {
    return new SampleText(
        text(row.get(side + "Instruction")),
        text(row.get(side + "Input")),
        text(row.get(side + "Response")));
  }

  private static String text(JsonNode value) {
    return TextNormalizer.normalize(value.asText());
  }

  int size() {
    return byRaw.size();
  }

  /** The pair of a raw sample. */
  Optional<Pair> find(String language, SampleText raw) {
    return Optional.ofNullable(byRaw.get(new Raw(language, raw)));
  }

  /** A pair of the same language from another example. */
  Pair unrelated(Pair pair) {
    List<Pair> same = Objects.requireNonNull(byLanguage.get(pair.language()));
    int at = same.indexOf(pair);
    return IntStream.range(1, same.size())
        .mapToObj(step -> same.get((at + 7 * step) % same.size()))
        .filter(other -> other.example() != pair.example())
        .findFirst()
        .orElseThrow();
  }

  /** The pair of another language from the same example, or any where there is none. */
  Pair foreign(Pair pair) {
    List<Pair> translations = Objects.requireNonNull(byExample.get(pair.example()));
    int at = translations.indexOf(pair);
    return IntStream.range(1, translations.size())
        .mapToObj(step -> translations.get((at + step) % translations.size()))
        .filter(other -> !other.language().equals(pair.language()))
        .findFirst()
        .orElseGet(
            () ->
                byRaw.values().stream()
                    .filter(other -> !other.language().equals(pair.language()))
                    .findFirst()
                    .orElseThrow());
  }
}
