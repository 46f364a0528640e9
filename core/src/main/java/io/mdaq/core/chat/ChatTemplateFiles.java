// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.chat;

import io.mdaq.core.jinja.Template;
import io.mdaq.core.json.JsonObject;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the files of a model folder say about its chat template.
 *
 * @param source the file that has the template
 * @param specialTokens texts by the names that templates know
 */
record ChatTemplateFiles(String source, String template, Map<String, String> specialTokens) {

  private static final String CONFIG = "tokenizer_config.json";
  private static final String TEMPLATE = "chat_template.jinja";
  private static final String KEY = "chat_template";
  private static final long MAX_CONFIG = 1 << 24;

  /** Four bytes of UTF-8 at most stand for one character. */
  private static final long MAX_TEMPLATE = 4L * Template.MAX_LENGTH;

  private static final List<String> SPECIAL_TOKENS =
      List.of("bos_token", "eos_token", "unk_token", "pad_token", "sep_token", "cls_token");

  /** Empty if the folder has no template. */
  static Optional<ChatTemplateFiles> in(Path folder) {
    Optional<JsonObject> config =
        Optional.of(folder.resolve(CONFIG))
            .filter(Files::exists)
            .map(file -> JsonObject.read(file, MAX_CONFIG));
    Map<String, String> specialTokens =
        config.map(ChatTemplateFiles::specialTokens).orElse(Map.of());
    Path file = folder.resolve(TEMPLATE);
    if (Files.exists(file)) {
      String source = Excerpt.escape(file.toString());
      return Optional.of(new ChatTemplateFiles(source, read(file, source), specialTokens));
    }
    return config
        .filter(json -> json.has(KEY))
        .map(json -> new ChatTemplateFiles(json.source(), template(json), specialTokens));
  }

  private static Map<String, String> specialTokens(JsonObject config) {
    Map<String, String> tokens = new TreeMap<>();
    for (String name : SPECIAL_TOKENS) {
      Optional<String> text =
          config.isObject(name) ? config.requireObject(name).text("content") : config.text(name);
      text.ifPresent(token -> tokens.put(name, token));
    }
    return tokens;
  }

  private static String template(JsonObject config) {
    if (config.isText(KEY)) {
      return config.requireText(KEY);
    }
    return config.objects(KEY).stream()
        .filter(entry -> entry.requireText("name").equals("default"))
        .map(entry -> entry.requireText("template"))
        .findFirst()
        .orElseThrow(
            () ->
                config.problem(
                    KEY,
                    "has no template named \"default\". Put the right one into "
                        + TEMPLATE
                        + " in the same folder."));
  }

  private static String read(Path file, String source) {
    try {
      long bytes = Files.size(file);
      if (bytes > MAX_TEMPLATE) {
        throw UserException.failed(
            source
                + ": the file has "
                + bytes
                + " bytes; allowed are at most "
                + MAX_TEMPLATE
                + ".");
      }
      return Files.readString(file);
    } catch (MalformedInputException e) {
      throw UserException.failed(source + ": is not valid UTF-8. Fetch the file again.", e);
    } catch (IOException e) {
      throw UserException.failed(
          source + ": cannot be read: " + e + ". Check the file's permissions and the disk.", e);
    }
  }
}
