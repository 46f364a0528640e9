// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.imports;

import io.mdaq.core.cloud.Located;
import io.mdaq.core.json.JsonObject;
import io.mdaq.core.manifest.FileHash;
import io.mdaq.eval.diagnostics.GivenAnswer;
import io.mdaq.eval.diagnostics.Side;
import io.mdaq.eval.response.Response;
import io.mdaq.eval.response.ResponseReader;
import io.mdaq.eval.response.ResponseSet;
import io.mdaq.eval.winrate.AlignedLanguages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The responses that a folder of judgements compared, as its manifest tells. They are looked for
 * where they were judged and where the user says, and taken only where they have the content that
 * was judged.
 *
 * @param places where they were, subject first
 * @param sha256 of their files, likewise
 * @param aligned languages that both sides know to be aligned
 */
record ComparedResponses(List<String> places, List<String> sha256, AlignedLanguages aligned) {

  ComparedResponses {
    places = List.copyOf(places);
    sha256 = List.copyOf(sha256);
  }

  static Optional<ComparedResponses> of(JsonObject manifest) {
    List<JsonObject> inputs = manifest.has("inputs") ? manifest.objects("inputs") : List.of();
    if (inputs.size() != Side.values().length) {
      return Optional.empty();
    }
    return Optional.of(
        new ComparedResponses(
            List.of(Fields.text(manifest, "subject"), Fields.text(manifest, "baseline")),
            inputs.stream()
                .map(input -> Fields.text(input.requireObject("file"), "sha256"))
                .toList(),
            aligned(inputs.get(0), inputs.get(1))));
  }

  /** Equal where the same answers were compared. */
  String id() {
    return String.join("\n", sha256);
  }

  /** Gives both sides' answers, or none where either is not found. */
  void read(List<Path> further, Consumer<GivenAnswer> sink) throws IOException {
    List<ResponseSet> found = new ArrayList<>();
    for (int side = 0; side < sha256.size(); side++) {
      find(side, further).ifPresent(found::add);
    }
    if (found.size() == sha256.size()) {
      for (Side side : Side.values()) {
        read(side, found.get(side.ordinal()), sink);
      }
    }
  }

  private Optional<ResponseSet> find(int side, List<Path> further) throws IOException {
    List<Path> candidates = new ArrayList<>();
    try {
      candidates.add(Located.path(places.get(side)));
    } catch (InvalidPathException e) {
      // Judged on a system with other names of files: only the places of the user are left.
    }
    candidates.addAll(further);
    for (Path candidate : candidates) {
      Path file =
          Files.isDirectory(candidate) ? candidate.resolve(ResponseSet.RESPONSES) : candidate;
      if (Files.isRegularFile(file) && hash(file).equals(sha256.get(side))) {
        return Optional.of(new ResponseSet(candidate, file, Optional.empty()));
      }
    }
    return Optional.empty();
  }

  private static void read(Side side, ResponseSet set, Consumer<GivenAnswer> sink) {
    try (ResponseReader reader = set.read()) {
      for (Optional<Response> next = reader.next(); next.isPresent(); next = reader.next()) {
        Response response = next.get();
        if (response.finish().answered()) {
          sink.accept(
              new GivenAnswer(
                  side,
                  response.prompt(),
                  response.turn(),
                  response.language(),
                  response.question(),
                  response.text()));
        }
      }
    }
  }

  private static String hash(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return FileHash.of(file.toString(), stream).sha256();
    }
  }

  private static AlignedLanguages aligned(JsonObject subject, JsonObject baseline) {
    SortedMap<String, List<String>> both = new TreeMap<>();
    SortedMap<String, List<String>> others = bySet(baseline);
    bySet(subject)
        .forEach(
            (set, languages) ->
                both.put(
                    set,
                    languages.stream()
                        .filter(others.getOrDefault(set, List.of())::contains)
                        .toList()));
    return new AlignedLanguages(both);
  }

  private static SortedMap<String, List<String>> bySet(JsonObject input) {
    SortedMap<String, List<String>> bySet = new TreeMap<>();
    input
        .object("aligned")
        .ifPresent(sets -> sets.keys().forEach(set -> bySet.put(set, sets.texts(set))));
    return bySet;
  }
}
