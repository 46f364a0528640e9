// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.sampledata.SampleData;
import io.mdaq.core.sampledata.SampleFile;
import io.mdaq.core.testing.FakeEndpoint;
import io.mdaq.core.testing.FakeReply;
import io.mdaq.core.testing.gcs.FakeGcs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * The folder of a reader who types what the documentation says: data, prompts and models under the
 * names that it uses, small enough for seconds, made from the sample data. Beside it, as beside the
 * project, lies {@code ../shared} with files of the same names as the reference data. Pages write
 * to {@code out/} and to buckets of a server on loopback.
 */
final class DocumentedFolder implements AutoCloseable {

  private static final List<String> LANGUAGES = List.of("ar", "de", "ja");
  private static final int ROWS = 30;

  /** What makes the models; all others are copies of these two. */
  static final List<String> MODELS =
      List.of(
          "./mdaq fine-tune --base nano --input 'data/*.json' --output models/base",
          "./mdaq train-scorer --base nano --input 'revisions/*.json' --output models/xlmr-qsm");

  private static final Pattern SERVER =
      Pattern.compile("http://localhost:8000/v1|https://api\\.openai\\.com/v1");

  private final Path folder;
  private final FakeGcs cloud = FakeGcs.start();
  private final FakeEndpoint endpoint =
      FakeEndpoint.start(call -> FakeReply.text("Both are fine. [[TIE]]"));
  private final DocumentedShell shell;

  private DocumentedFolder(Path folder) {
    this.folder = folder;
    shell =
        DocumentedShell.in(
            folder,
            Map.of(
                "MDAQ_GCS_ENDPOINT",
                cloud.url(),
                "MDAQ_CACHE",
                folder.resolve("cache").toString(),
                "OPENAI_API_KEY",
                "none",
                "LC_ALL",
                "C.UTF-8"));
  }

  /**
   * Makes everything that a page may take for granted.
   *
   * @param parent an empty folder
   */
  static DocumentedFolder make(Path parent, Path project) throws IOException {
    Path folder = Files.createDirectories(parent.resolve("mdaq"));
    for (String config : filesIn(project, "configs")) {
      write(folder.resolve(config), Files.readString(project.resolve(config)));
    }
    Path samples = folder.resolve("mdaq-demo/data");
    SampleData.copyTo(samples);
    Path shared = parent.resolve("shared/data");
    for (String language : LANGUAGES) {
      Path own = samples.resolve(language);
      List<String> pool =
          Files.readAllLines(own.resolve(SampleFile.POOL.fileName())).subList(0, ROWS);
      write(folder.resolve("data/" + language + ".json"), "[" + String.join(",", pool) + "]");
      gzip(folder.resolve("data/" + language + ".jsonl.gz"), String.join("\n", pool));
      write(folder.resolve("texts/" + language + ".txt"), String.join("\n", pool));
      String revisions = Files.readString(own.resolve(SampleFile.REVISIONS.fileName()));
      write(folder.resolve("revisions/" + language + ".json"), revisions);
      write(shared.resolve("midb_revisions/" + language + ".json"), revisions);
      List<String> prompts = Files.readAllLines(own.resolve(SampleFile.PROMPTS.fileName()));
      for (String set : List.of("mt_bench", "alpaca_eval", "blend")) {
        write(folder.resolve("data/" + set + "/" + language + ".jsonl"), lines(prompts, set));
        write(shared.resolve(set + "/" + language + ".jsonl"), lines(prompts, set));
      }
    }
    write(shared.resolve("midb_revisions_source_rows.json"), sourceRows());
    write(
        folder.resolve("annotations.json"),
        """
        [{"instruction": "Name a tree.", "generator_1": "old", "generator_2": "new", "preference": 2},
         {"instruction": "Name a lake.", "generator_1": "old", "generator_2": "new", "preference": 1}]
        """);
    DocumentedFolder made = new DocumentedFolder(folder);
    made.models();
    return made;
  }

  /** BLEnD asks what has right answers, the others anything. */
  private static String lines(List<String> prompts, String set) {
    return prompts.stream()
        .filter(prompt -> prompt.contains("\"references\"") == set.equals("blend"))
        .limit(2)
        .collect(Collectors.joining("\n"));
  }

  /** No two languages translate the same example here. */
  private static String sourceRows() {
    int pairs = SampleData.of("de").revisions().size();
    return IntStream.range(0, LANGUAGES.size())
        .mapToObj(
            i ->
                "\"%s\": %s"
                    .formatted(
                        LANGUAGES.get(i),
                        IntStream.range(i * pairs, (i + 1) * pairs).boxed().toList()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private void models() throws IOException {
    MODELS.forEach(line -> run(line).isDone());
    for (String name : List.of("x", "Qwen2-0.5B", "Meta-Llama-3-8B", "Llama-3.1-8B-Instruct")) {
      copy("models/base", "models/" + name);
    }
    copy("models/xlmr-qsm", "models/xlm-roberta-base");
    cloud.bucket("my-bucket");
    for (String file : filesIn(folder, "models")) {
      cloud.put(file, Files.readAllBytes(folder.resolve(file)));
    }
    for (String language : LANGUAGES) {
      byte[] rows = Files.readAllBytes(folder.resolve("data/" + language + ".jsonl.gz"));
      cloud.put("data/raw/" + language + ".jsonl.gz", rows);
      cloud.put("my-bucket/data/" + language + ".jsonl.gz", rows);
    }
  }

  /**
   * Runs a command as typed, or shortened where it would take too long. Of the servers that pages
   * name, one on loopback answers.
   */
  Outcome run(String line) {
    return shell.run(
        Shortened.words(new ShellLine(line)).stream()
            .map(word -> SERVER.matcher(word).replaceAll(endpoint.url()))
            .toList());
  }

  /** What raters do between two commands: they fill what was handed out, all alike. */
  void fillSheets() throws IOException {
    for (String sheet : filesIn(folder, "out/sheets/sheets")) {
      if (sheet.endsWith(".csv")) {
        write(
            folder.resolve("filled/" + Path.of(sheet).getFileName()),
            Files.readString(folder.resolve(sheet)).replace(";\"\";\"\"\r\n", ";\"A\";\"\"\r\n"));
      }
    }
  }

  /** Removes what the page before has written. */
  void clear() throws IOException {
    for (String file : filesIn(folder, "out")) {
      Files.delete(folder.resolve(file));
    }
  }

  Path resolve(String path) {
    return folder.resolve(path);
  }

  /** All files inside, by their paths from the parent; none where there is no such folder. */
  private static List<String> filesIn(Path parent, String inside) throws IOException {
    if (!Files.exists(parent.resolve(inside))) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(parent.resolve(inside))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> parent.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private void copy(String from, String to) throws IOException {
    for (String file : filesIn(folder, from)) {
      Path copy = folder.resolve(to + file.substring(from.length()));
      Files.createDirectories(copy.getParent());
      Files.copy(folder.resolve(file), copy);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void gzip(Path file, String text) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() {
    shell.close();
    cloud.close();
    endpoint.close();
  }
}
