// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.generate;

import io.mdaq.core.checkpoint.WholeFile;
import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.manifest.SoftwareVersions;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.core.torch.TorchEngine;
import io.mdaq.eval.generate.RunFolder.State;
import io.mdaq.eval.prompt.Prompt;
import io.mdaq.eval.prompt.PromptSet;
import io.mdaq.eval.response.Finish;
import io.mdaq.eval.response.Response;
import io.mdaq.eval.response.ResponseFile;
import io.mdaq.eval.response.ResponseManifest;
import io.mdaq.eval.response.ResponseReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Answers all prompts of a plan, part by part. */
public final class GenerationRun {

  private final GenerationPlan plan;
  private final RunFolder folder;
  private final Progress progress;
  private final int partSize;

  /** Told how far a run has come. */
  @FunctionalInterface
  public interface Progress {

    /** So many prompts of all are answered, those of earlier runs included. */
    void answered(long prompts, long all);
  }

  private GenerationRun(GenerationPlan plan, RunFolder folder, Progress progress) {
    this.plan = plan;
    this.folder = folder;
    this.progress = progress;
    this.partSize = plan.source().conversationsAtOnce();
  }

  /**
   * Runs a plan, or what an interrupted run left of it, in the folder that its configuration names.
   * Nothing is done where the same plan was finished there.
   *
   * @throws UserException if the folder is another run's, or the model or the disk fails; the parts
   *     written until then stay for the next run
   */
  public static void run(GenerationPlan plan, Progress progress) {
    try (RunFolder folder = RunFolder.open(plan.config().output(), plan.fingerprint())) {
      if (folder.state() == State.OPEN) {
        new GenerationRun(plan, folder, progress).run();
      }
    }
  }

  private void run() {
    if (missingParts().findAny().isPresent()) {
      try (Answerer answerer = plan.source().open(folder.work())) {
        missingParts().forEach(part -> answer(part, answerer));
      }
    }
    SortedMap<String, Map<Finish, Long>> counts = new TreeMap<>();
    FileHash responses = join(counts);
    folder.finish(
        new ResponseManifest(
            plan.fingerprint(),
            plan.model(),
            plan.sampling(),
            plan.sets().stream().map(PromptSet::facts).toList(),
            counts,
            responses,
            SoftwareVersions.here(TorchEngine.version())));
  }

  private int parts() {
    return (plan.prompts().size() + partSize - 1) / partSize;
  }

  private IntStream missingParts() {
    return IntStream.range(0, parts()).filter(part -> !Files.exists(folder.part(part)));
  }

  private void answer(int part, Answerer answerer) {
    int from = part * partSize;
    int to = Math.min(plan.prompts().size(), from + partSize);
    var asked =
        new Conversation.AskedAs(
            plan.sampling().system(), plan.sampling().seed(), plan.model().id());
    List<Conversation> conversations = new ArrayList<>();
    for (Prompt prompt : plan.prompts().subList(from, to)) {
      conversations.add(new Conversation(prompt, asked));
    }
    List<Conversation> going = conversations;
    while (!going.isEmpty()) {
      List<Answer> answers = answerer.answer(going.stream().map(Conversation::next).toList());
      for (int i = 0; i < going.size(); i++) {
        going.get(i).answered(answers.get(i));
      }
      going = going.stream().filter(conversation -> !conversation.isOver()).toList();
    }
    ResponseFile.write(
        folder.part(part),
        conversations.stream().flatMap(conversation -> conversation.responses().stream()).toList());
    progress.answered(to, plan.prompts().size());
  }

  /** Puts the parts together, one response at a time, and counts. */
  private FileHash join(SortedMap<String, Map<Finish, Long>> counts) {
    Path file = folder.responses();
    try {
      WholeFile.write(
          file,
          stream -> {
            for (int part = 0; part < parts(); part++) {
              copy(part, stream, counts);
            }
          });
      try (InputStream stream = Files.newInputStream(file)) {
        return FileHash.of(file.getFileName().toString(), stream);
      }
    } catch (IOException e) {
      throw UserException.failed(
          Excerpt.escape(file.toString())
              + ": cannot be written: "
              + e
              + ". Check the folder, its permissions and the free space; the answers so far are"
              + " kept, so run the command again.",
          e);
    }
  }

  private void copy(int part, OutputStream stream, SortedMap<String, Map<Finish, Long>> counts)
      throws IOException {
    try (ResponseReader reader = ResponseReader.open(folder.part(part))) {
      for (Optional<Response> next = reader.next(); next.isPresent(); next = reader.next()) {
        Response response = next.get();
        stream.write(JsonFile.line(response));
        stream.write('\n');
        counts
            .computeIfAbsent(response.language(), language -> new EnumMap<>(Finish.class))
            .merge(response.finish(), 1L, Long::sum);
      }
    }
  }
}
