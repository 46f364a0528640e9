// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.testing;

import io.mdaq.core.sample.SampleText;
import io.mdaq.core.testing.FakeEndpoint;
import io.mdaq.core.testing.FakeEndpoint.Call;
import io.mdaq.core.testing.FakeReply;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An endpoint on loopback that revises the samples of prompts. */
public final class FakeBooster {

  private static final Pattern SAMPLE =
      Pattern.compile(
          "<<<INSTRUCTION (\\w{8})>>>\n(.*?)\n?<<<INPUT \\1>>>\n(.*?)\n?<<<RESPONSE \\1>>>\n"
              + "(.*?)\n<<<END \\1>>>",
          Pattern.DOTALL);

  private static final Map<Character.UnicodeScript, String> MORE =
      Map.of(
          Character.UnicodeScript.ARABIC,
          "أولاً نراجع كل خطوة بعناية. ثم نكتب النتيجة بوضوح. وفي النهاية نتأكد من صحتها مرة أخرى.",
          Character.UnicodeScript.HIRAGANA,
          "最初に各段階を丁寧に確認します。次に結果をわかりやすく書きます。最後にもう一度正しいか確かめます。",
          Character.UnicodeScript.LATIN,
          "Zuerst prüft man jeden Schritt sorgfältig. Danach schreibt man das Ergebnis verständlich"
              + " auf. Zum Schluss sieht man noch einmal nach, ob alles stimmt.");

  private FakeBooster() {}

  /** Starts one that says what the revision is of each sample. */
  public static FakeEndpoint start(UnaryOperator<SampleText> revision) {
    return FakeEndpoint.start(call -> reply(call, revision));
  }

  /** The reply with a sample's revision. */
  public static FakeReply reply(Call call, UnaryOperator<SampleText> revision) {
    Matcher sample = SAMPLE.matcher(call.lastMessage());
    if (!sample.find()) {
      return FakeReply.error(400, "no sample");
    }
    String mark = sample.group(1);
    SampleText text =
        revision.apply(new SampleText(sample.group(2), sample.group(3), sample.group(4)));
    return FakeReply.text(
        "<<<INSTRUCTION %1$s>>>\n%2$s\n<<<INPUT %1$s>>>\n%3$s\n<<<RESPONSE %1$s>>>\n%4$s\n<<<END %1$s>>>"
            .formatted(mark, text.instruction(), text.input(), text.response()));
  }

  /** A longer response in the sample's own language, which an acceptable revision is. */
  public static SampleText longer(SampleText sample) {
    Character.UnicodeScript script =
        sample
            .response()
            .codePoints()
            .mapToObj(Character.UnicodeScript::of)
            .filter(MORE::containsKey)
            .findFirst()
            .orElse(
                sample.response().codePoints().anyMatch(Character::isIdeographic)
                    ? Character.UnicodeScript.HIRAGANA
                    : Character.UnicodeScript.LATIN);
    return new SampleText(
        sample.instruction(), sample.input(), sample.response() + "\n\n" + MORE.get(script));
  }

  /** The settings of a run that asks this endpoint, with others behind them. */
  public static String[] settings(FakeEndpoint endpoint, String cache, String... others) {
    String[] own = {
      "boost.backend=endpoint",
      "boost.endpoint.url=" + endpoint.url(),
      "boost.endpoint.model=fake",
      "boost.endpoint.backoff_seconds=0",
      "boost.endpoint.max_concurrency=8",
      "boost.endpoint.cache=" + cache,
      "boost.below_percentile=50"
    };
    return java.util.stream.Stream.of(own, others)
        .flatMap(java.util.stream.Stream::of)
        .toArray(String[]::new);
  }
}
