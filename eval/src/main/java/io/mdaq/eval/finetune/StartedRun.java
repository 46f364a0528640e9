// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import io.mdaq.core.chat.ChatFormat;
import io.mdaq.core.chat.ChatFormat.Reasoning;
import io.mdaq.core.config.FineTuneConfig;
import io.mdaq.core.input.LocalFiles;
import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.model.ModelHash;
import io.mdaq.core.model.WeightTable;
import io.mdaq.core.tokenizer.TextTokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** A run whose folder is its own and whose input and base are known. */
record StartedRun(
    FineTuneConfig config, FineTuneFolder folder, LocalFiles files, RunCard card, BaseModel base) {

  /**
   * Looks at everything that is named, and makes the output folder this run's.
   *
   * @param command what is done, as the card has it
   * @throws io.mdaq.core.problem.UserException where something is missing or wrong
   */
  static StartedRun of(String command, FineTuneConfig config, Map<String, Object> effective) {
    config.requireBase();
    FineTuneFolder folder = FineTuneFolder.prepare(config.output());
    LocalFiles files = LocalFiles.match(config.input().requireGlobs());
    RunCard card = RunCard.of(command, effective, files.hashes(), BaseModel.identity(config));
    folder.begin(card);
    return new StartedRun(config, folder, files, card, BaseModel.open(config, folder.nano()));
  }

  List<FileHash> inputs() {
    return card.inputs();
  }

  FineTuneManifest.Base baseCard() {
    return new FineTuneManifest.Base(
        base.name(),
        card.base().isEmpty() ? ModelHash.of(base.folder()) : card.base(),
        WeightTable.parameters(base.config()));
  }

  int maxTokens() {
    return BaseModel.maxTokens(config, base.config());
  }

  /** Makes sequences of conversations, or of all texts. */
  @FunctionalInterface
  interface Making {
    SequenceMaker with(TextTokenizer tokenizer, ChatExamples chat);
  }

  /**
   * Reads all rows, and lists in the folder what becomes of each.
   *
   * @throws io.mdaq.core.problem.UserException where a file cannot be read or no row is usable
   */
  TrainingRows read(Making making) {
    List<TrainingRows> read = new ArrayList<>();
    try (TextTokenizer tokenizer = TextTokenizer.open(base.folder(), base.config())) {
      ChatFormat format = ChatFormat.of(base.folder(), Reasoning.AS_TRAINED);
      SequenceMaker maker =
          making.with(tokenizer, new ChatExamples(format, tokenizer, base.endIds()));
      folder.write(
          FineTuneFolder.ROWS,
          stream -> {
            GZIPOutputStream ledger = new GZIPOutputStream(stream);
            read.add(TrainingRows.read(files, config.input(), maker, ledger));
            ledger.finish();
          });
    }
    return read.get(0);
  }
}
