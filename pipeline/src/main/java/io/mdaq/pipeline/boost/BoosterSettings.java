// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.boost;

import io.mdaq.core.assessment.SharedResources;
import io.mdaq.core.boost.BoostCandidate;
import io.mdaq.core.boost.Booster;
import io.mdaq.core.boost.ChatBooster;
import io.mdaq.core.boost.LocalChat;
import io.mdaq.core.boost.prompt.BoosterPrompt.Culture;
import io.mdaq.core.cloud.CloudPath;
import io.mdaq.core.cloud.Located;
import io.mdaq.core.config.BoosterConfig;
import io.mdaq.core.config.BoosterConfig.Backend;
import io.mdaq.core.endpoint.ApiKey;
import io.mdaq.core.endpoint.ChatClient;
import io.mdaq.core.endpoint.ChatParameters;
import io.mdaq.core.endpoint.ChatRequest;
import io.mdaq.core.endpoint.Endpoint;
import io.mdaq.core.endpoint.EndpointClient;
import io.mdaq.core.endpoint.RunClock;
import io.mdaq.core.endpoint.answers.AnswerService;
import io.mdaq.core.endpoint.answers.AnswerStore;
import io.mdaq.core.endpoint.answers.Budget;
import io.mdaq.core.endpoint.answers.Prices;
import io.mdaq.core.manifest.FolderHash;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;
import io.mdaq.core.torch.TorchEngine;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which booster is asked, and how, in a form that can be shipped to workers.
 *
 * @param maxTokens the longest reply
 * @param seed sent with each request
 * @param answers the folder, local or {@code gs://}, in which answers are kept
 * @param prices for the account of what was asked
 */
public record BoosterSettings(
    Source source, int maxTokens, long seed, Culture culture, String answers, Prices prices)
    implements Serializable {

  /** Where replies come from; what is equal is opened once in a process. */
  public sealed interface Source extends Serializable {

    /** The name under which answers are kept: names all that decides them but the prompt. */
    String model();

    /** The most requests under way at once, in all threads of a process. */
    int atOnce();
  }

  /** An endpoint. Its key is read where it is asked, and never shipped. */
  public record Remote(Endpoint endpoint) implements Source {

    @Override
    public String model() {
      return endpoint.model();
    }

    @Override
    public int atOnce() {
      return endpoint.maxConcurrency();
    }
  }

  /**
   * A model in a folder that every worker has, or can bring from {@code gs://}.
   *
   * @param sha256 of its files
   */
  public record OnThisMachine(String folder, String sha256, Precision precision, TorchDevice device)
      implements Source {

    @Override
    public String model() {
      return "local " + sha256 + " " + TorchEngine.resolve(precision, device).label();
    }

    /** A reply takes all cores. */
    @Override
    public int atOnce() {
      return 1;
    }
  }

  private static final System.Logger LOG = System.getLogger(BoosterSettings.class.getName());

  private static final SharedResources<Source, ChatClient> CLIENTS =
      new SharedResources<>(BoosterSettings::client, BoosterSettings::close);

  /**
   * The booster that a configuration asks for; local models are read for their hash.
   *
   * @param output the output folder, beside which answers are kept where the configuration names no
   *     other place
   * @throws UserException where it names no usable booster
   */
  static BoosterSettings of(BoosterConfig config, long seed, String output) {
    return new BoosterSettings(
        source(config),
        config.maxTokens(),
        seed,
        config.culture(),
        answers(config.endpoint().cache(), output),
        config.backend() == Backend.ENDPOINT ? config.endpoint().budget().prices() : Prices.FREE);
  }

  private static Source source(BoosterConfig config) {
    return switch (config.backend()) {
      case ENDPOINT -> new Remote(config.endpoint().endpoint());
      case LOCAL -> {
        Path folder = Located.path(config.local().requireModel());
        ModelFolder.open(folder);
        yield new OnThisMachine(
            Located.pinned(config.local().requireModel()),
            FolderHash.of(folder, file -> true),
            config.local().precision(),
            config.local().device());
      }
      case NONE -> throw new IllegalArgumentException("nobody is to boost");
    };
  }

  private static String answers(String cache, String output) {
    if (!cache.isEmpty()) {
      return cache;
    }
    if (CloudPath.isCloud(output)) {
      CloudPath folder = CloudPath.of(output);
      return new CloudPath(folder.bucket(), folder.name() + ".answers").toString();
    }
    Path folder = Path.of(output).toAbsolutePath().normalize();
    return folder.resolveSibling(folder.getFileName() + ".answers").toString();
  }

  /** What is asked about a candidate. */
  ChatRequest request(BoostCandidate candidate) {
    return ChatBooster.request(candidate, parameters(), culture);
  }

  /**
   * Opens the booster; its client is shared with all others of this process that are equal.
   *
   * @throws UserException where the key is not set or the model cannot be loaded
   */
  public Booster open() {
    SharedResources.Lease<ChatClient> client = CLIENTS.acquire(source);
    AnswerService service =
        new AnswerService(
            client.get(),
            AnswerStore.at(answers, notice -> LOG.log(System.Logger.Level.WARNING, notice)),
            // The cap is kept where candidates are chosen, over all shards.
            new Budget(prices, Optional.empty()),
            source.atOnce());
    return new ChatBooster(service, parameters(), culture, client::close);
  }

  /** What is sent with every request. */
  public ChatParameters parameters() {
    return new ChatParameters(0, 1, maxTokens, OptionalLong.of(seed), List.of());
  }

  private static ChatClient client(Source source) {
    if (source instanceof Remote remote) {
      Endpoint endpoint = remote.endpoint();
      return new EndpointClient(
          endpoint, ApiKey.from(endpoint.keyVariable(), System.getenv()), RunClock.system());
    }
    OnThisMachine local = (OnThisMachine) source;
    return LocalChat.load(
        local.model(), Located.path(local.folder()), local.precision(), local.device());
  }

  private static void close(ChatClient client) {
    if (client instanceof LocalChat local) {
      local.close();
    }
  }
}
