// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Seeded rows in alpaca form: varied enough to be scored and clustered apart. */
public final class Corpora {

  private static final String[] LANGUAGES = {"de", "ja", "ar"};

  private static final String[][] SUBJECTS = {
    {"Brot", "Fahrrad", "Steuer", "Garten", "Computer", "Reise", "Gedicht", "Zahnarzt"},
    {"パン", "自転車", "税金", "庭", "コンピュータ", "旅行", "俳句", "歯医者"},
    {"الخبز", "الدراجة", "الضرائب", "الحديقة", "الحاسوب", "السفر", "القصيدة", "الطبيب"}
  };

  private static final String[][] ASKS = {
    {"Erkläre kurz: ", "Schreibe eine Liste über ", "Was kostet ", "Wie pflegt man "},
    {"説明してください：", "リストを書いてください：", "値段はいくらですか：", "手入れの方法は："},
    {"اشرح بإيجاز: ", "اكتب قائمة عن ", "كم يكلف ", "كيف نعتني بـ "}
  };

  private static final String[][] SENTENCES = {
    {"Das hängt von der Lage ab.", "Zuerst prüft man die Kosten.", "- ein Punkt\n- noch einer"},
    {"状況によって異なります。", "まず費用を確認します。", "- 一つ目\n- 二つ目"},
    {"هذا يعتمد على الوضع.", "أولاً تُفحص التكاليف.", "- نقطة أولى\n- نقطة ثانية"}
  };

  private Corpora() {}

  /**
   * Rows with a language field. One in twenty is an exact duplicate of an earlier one.
   *
   * @param rows how many
   * @param seed of everything random
   */
  public static List<String> rows(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      if (i > 0 && random.nextInt(20) == 0) {
        lines.add(lines.get(random.nextInt(lines.size())));
      } else {
        lines.add(row(i, random));
      }
    }
    return lines;
  }

  /**
   * The rows, and of every third one a near copy: in lower case, with an exclamation mark in it.
   *
   * @param rows how many before the copies
   * @param seed of everything random
   */
  public static List<String> withNearCopies(int rows, long seed) {
    List<String> lines = new ArrayList<>(rows(rows, seed));
    for (int i = 0; i < rows; i += 3) {
      String row = lines.get(i).toLowerCase(Locale.ROOT);
      lines.add(row.replace("\"output\": \"", "\"output\": \"! "));
    }
    return lines;
  }

  private static String row(int number, SplittableRandom random) {
    int language = random.nextInt(LANGUAGES.length);
    String subject = pick(SUBJECTS[language], random) + pick(SUBJECTS[language], random);
    StringBuilder response = new StringBuilder(subject);
    for (int sentences = 1 + random.nextInt(6); sentences > 0; sentences--) {
      response.append(' ').append(pick(SENTENCES[language], random));
    }
    return "{\"instruction\": \"%s%s %d\", \"input\": \"\", \"output\": \"%s\", \"language\": \"%s\"}"
        .formatted(
            pick(ASKS[language], random),
            subject,
            number,
            response.toString().replace("\n", "\\n"),
            LANGUAGES[language]);
  }

  private static String pick(String[] from, SplittableRandom random) {
    return from[random.nextInt(from.length)];
  }
}
