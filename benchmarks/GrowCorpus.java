// SPDX-License-Identifier: Apache-2.0

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Grows a folder of revision files (LANG.json) into JSON Lines in alpaca form with as many samples
 * as asked for: the originals first, then copies with seeded edits (words of other rows put into
 * the instruction, pieces of the response left out or moved), so that no copy equals another.
 *
 * <pre>java -cp 'runners/cli/target/lib/*' benchmarks/GrowCorpus.java FOLDER OUTPUT SAMPLES [POOL]</pre>
 *
 * <p>POOL is {@code even} (every language as much as the others), {@code skew} (95 % of the samples
 * in the first language) or {@code copies} (even, with 50,000 of the samples near copies of one).
 */
final class GrowCorpus {

  private static final ObjectMapper JSON = new ObjectMapper();

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Path output = Files.createDirectories(Path.of(arguments[1]));
    long samples = Long.parseLong(arguments[2]);
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.filter(f -> f.toString().endsWith(".json")).sorted().toList();
    }
    String pool = arguments.length > 3 ? arguments[3] : "even";
    long copies = pool.equals("copies") ? Math.min(50_000, samples) : 0;
    long first = pool.equals("skew") ? samples * 95 / 100 : (samples - copies) / files.size();
    grow(files.get(0), output, first);
    long written = first;
    for (int i = 1; i < files.size(); i++) {
      long quota = first + (samples - copies - first) * i / (files.size() - 1) - written;
      grow(files.get(i), output, quota);
      written += quota;
    }
    if (copies > 0) {
      copy(files.get(0), output, copies);
    }
  }

  /** Near copies of the first sample with a response of some length: a piece put in, a number. */
  private static void copy(Path file, Path output, long copies) throws Exception {
    List<String[]> originals = originals(file);
    String[] texts = originals.stream().filter(t -> t[2].length() > 400).findFirst().orElseThrow();
    String name = file.getFileName().toString().replace(".json", "-copies.jsonl");
    try (BufferedWriter out = Files.newBufferedWriter(output.resolve(name))) {
      for (long n = 0; n < copies; n++) {
        SplittableRandom random = new SplittableRandom(n);
        String[] donor = originals.get(random.nextInt(originals.size()));
        write(
            out,
            texts[0] + " (" + n + ")",
            texts[1],
            insert(texts[2], piece(donor[0], random), random));
      }
    }
  }

  private static void grow(Path file, Path output, long quota) throws Exception {
    List<String[]> originals = originals(file);
    String name = file.getFileName().toString().replace(".json", ".jsonl");
    try (BufferedWriter out = Files.newBufferedWriter(output.resolve(name))) {
      for (long n = 0; n < quota; n++) {
        int index = (int) (n % originals.size());
        long copy = n / originals.size();
        String[] texts = originals.get(index);
        if (copy > 0) {
          SplittableRandom random = new SplittableRandom(31 * n + name.hashCode());
          texts = edited(texts, originals.get(random.nextInt(originals.size())), copy, random);
        }
        write(out, texts[0], texts[1], texts[2]);
      }
    }
  }

  private static List<String[]> originals(Path file) throws Exception {
    List<String[]> originals = new ArrayList<>();
    for (JsonNode row : JSON.readTree(file.toFile())) {
      for (String side : new String[] {"Raw ", "Revised "}) {
        String[] texts = {
          row.get(side + "Instruction").asText(),
          row.get(side + "Input").asText(),
          row.get(side + "Response").asText()
        };
        if (!texts[0].isBlank() && !texts[2].isBlank()) {
          originals.add(texts);
        }
      }
    }
    return originals;
  }

  private static void write(BufferedWriter out, String instruction, String input, String output)
      throws Exception {
    ObjectNode row = JSON.createObjectNode();
    row.put("instruction", instruction).put("input", input).put("output", output);
    out.write(JSON.writeValueAsString(row));
    out.write('\n');
  }

  private static String[] edited(
      String[] texts, String[] donor, long copy, SplittableRandom random) {
    String words = piece(donor[0], random);
    String instruction = insert(texts[0], words, random) + " (" + copy + ")";
    String response = texts[2];
    if (response.length() > 20) {
      int from = boundary(response, random.nextInt(response.length() / 2));
      int to = boundary(response, from + random.nextInt(response.length() / 8 + 1));
      response =
          random.nextBoolean()
              ? response.substring(0, from) + response.substring(to)
              : response.substring(0, from) + words + response.substring(from);
    }
    return new String[] {instruction, texts[1], response.isBlank() ? texts[2] : response};
  }

  private static String piece(String text, SplittableRandom random) {
    int from = boundary(text, random.nextInt(text.length()));
    return text.substring(from, boundary(text, Math.min(text.length(), from + 12)));
  }

  private static String insert(String text, String piece, SplittableRandom random) {
    int at = boundary(text, random.nextInt(text.length() + 1));
    return text.substring(0, at) + piece + text.substring(at);
  }

  /** Never inside a surrogate pair. */
  private static int boundary(String text, int index) {
    return index > 0 && index < text.length() && Character.isLowSurrogate(text.charAt(index))
        ? index - 1
        : index;
  }
}
