// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge.rubric;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mdaq.core.manifest.Sha256;
import io.mdaq.core.resource.Resource;
import io.mdaq.core.text.Placeholders;
import io.mdaq.eval.judge.label.Label;
import io.mdaq.eval.judge.label.LabelScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The words in which a judge is asked, from the resource files of one version. A published version
 * is never changed: another wording is another version.
 */
public final class Rubric {

  /** The labels that it names. */
  public static final LabelScheme LABELS = LabelScheme.MDAQ;

  private static final String VERSION = "rubric-v1";

  private static final class Holder {
    private static final Rubric INSTANCE = new Rubric();
  }

  private final SortedMap<String, String> texts = new TreeMap<>();
  private final String sha256;

  private Rubric() {
    for (String file : files()) {
      texts.put(file, read(VERSION + "/" + file));
    }
    StringBuilder all = new StringBuilder();
    texts.forEach((file, text) -> all.append(file).append('\n').append(text));
    sha256 = Sha256.hex(all.toString().getBytes(UTF_8));
  }

  /** The rubric of this program. */
  public static Rubric get() {
    return Holder.INSTANCE;
  }

  /** Such as {@code rubric-v1}. */
  public String version() {
    return VERSION;
  }

  /** SHA-256 of all its texts. */
  public String sha256() {
    return sha256;
  }

  /** The message to a judge. */
  String render(Ending ending, Dimension dimension, Map<String, String> values) {
    Map<String, String> all = new TreeMap<>(values);
    all.put("earlier_turns", text("earlier-turns.txt"));
    all.put("criteria", text(criteria(dimension)));
    all.put(
        "ending",
        Placeholders.fill(
            text(ending.file()),
            Map.of(
                "first", LABELS.write(Label.FIRST),
                "second", LABELS.write(Label.SECOND),
                "tie", LABELS.write(Label.TIE))));
    all.putAll(values);
    return Placeholders.fill(text("frame.txt"), all);
  }

  private String text(String file) {
    String text = texts.get(file);
    if (text == null) {
      throw new IllegalStateException("the rubric has no text " + file);
    }
    // The line end of the file's last line.
    return text.substring(0, text.length() - 1);
  }

  private static List<String> files() {
    List<String> files = new ArrayList<>(List.of("frame.txt", "earlier-turns.txt"));
    for (Dimension dimension : Dimension.values()) {
      files.add(criteria(dimension));
    }
    for (Ending ending : Ending.values()) {
      files.add(ending.file());
    }
    return files;
  }

  private static String criteria(Dimension dimension) {
    return "criteria-" + dimension.id() + ".txt";
  }

  private static String read(String resource) {
    return Resource.text(Rubric.class, resource);
  }
}
