// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.chat.ChatMessage;
import io.mdaq.core.endpoint.ChatAnswer;
import io.mdaq.core.endpoint.ChatAnswer.Completed;
import io.mdaq.core.endpoint.ChatAnswer.Ending;
import io.mdaq.core.endpoint.ChatAnswer.Failed;
import io.mdaq.core.endpoint.ChatAnswer.OverBudget;
import io.mdaq.core.endpoint.ChatClient;
import io.mdaq.core.endpoint.ChatParameters;
import io.mdaq.core.endpoint.ChatRequest;
import io.mdaq.core.endpoint.FailureKind;
import io.mdaq.core.endpoint.TokenUsage;
import io.mdaq.core.problem.UserException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AnswerServiceTest {

  private static final int CONCURRENCY = 8;
  private static final Prices PRICES = new Prices(new BigDecimal("2"), new BigDecimal("10"));

  @TempDir private Path cache;

  /** Answers "re: TEXT" with 10 + 2 tokens, and fails where the text says so. */
  private static final class Echo implements ChatClient {

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    @Override
    public String model() {
      return "echo";
    }

    @Override
    public ChatAnswer ask(ChatRequest request) throws InterruptedException {
      String text = request.messages().get(0).content();
      asked.add(text);
      if (text.startsWith("fail")) {
        return new Failed(FailureKind.SERVER_ERROR, "status 500: nothing is said");
      }
      Optional<TokenUsage> usage =
          text.startsWith("unmetered") ? Optional.empty() : Optional.of(new TokenUsage(10, 2));
      return new Completed("re: " + text, Ending.STOP, usage);
    }
  }

  private final Echo echo = new Echo();

  @Test
  void nothingToAsk() {
    assertThat(run(List.of())).isEmpty();
    assertThat(echo.asked).isEmpty();
  }

  @Test
  void outcomesComeInTheOrderOfTheQuestions() {
    List<String> texts = IntStream.range(0, 5000).mapToObj(i -> "question " + i).toList();
    List<Answered<Integer>> outcomes = run(texts);
    assertThat(outcomes).extracting(Answered::subject).containsExactlyElementsOf(indices(5000));
    assertThat(outcomes)
        .allSatisfy(
            answered -> {
              String text = texts.get(answered.subject());
              assertThat(((Completed) answered.answer()).text()).isEqualTo("re: " + text);
              assertThat(answered.hash()).isEqualTo(request(text).hash("echo"));
            });
  }

  @Test
  void equalQuestionsAreAskedOnceHoweverFarApart() {
    SplittableRandom random = new SplittableRandom(1);
    List<String> texts = random.ints(4000, 0, 500).mapToObj(i -> "question " + i).toList();
    AnswerAccount account = account(texts, Budget.UNLIMITED);
    long distinct = texts.stream().distinct().count();
    assertThat(echo.asked).hasSize((int) distinct).doesNotHaveDuplicates();
    assertThat(account.asked()).isEqualTo(distinct);
    assertThat(account.reused()).isEqualTo(4000 - distinct);
  }

  @Test
  void whatWasAnsweredIsNeverAskedAgainAndFailuresAre() {
    List<String> texts = List.of("a", "fail", "b", "unmetered", "a");
    Budget budget = new Budget(PRICES, Optional.empty());
    AnswerAccount first = account(texts, budget);
    assertThat(first)
        .isEqualTo(
            new AnswerAccount(
                5,
                3,
                1,
                1,
                0,
                1,
                new TokenUsage(20, 4),
                new TokenUsage(30, 6),
                new BigDecimal("0.000080"),
                new BigDecimal("0.000120")));
    AnswerAccount second = account(texts, budget);
    assertThat(second.asked()).isZero();
    assertThat(second.reused()).isEqualTo(4);
    assertThat(second.paidTokens()).isEqualTo(TokenUsage.NONE);
    assertThat(second.answerTokens()).isEqualTo(first.answerTokens());
    assertThat(echo.asked).containsExactlyInAnyOrder("a", "fail", "b", "unmetered", "fail");
  }

  @Test
  void theCapStopsAtTheSamePlaceWhateverIsKeptAlready() {
    List<String> texts = IntStream.range(0, 50).mapToObj(i -> "question " + i).toList();
    BigDecimal bound = new Budget(PRICES, Optional.empty()).bound(request("question 10"), "echo");
    Budget budget = new Budget(PRICES, Optional.of(bound.multiply(BigDecimal.valueOf(20))));
    AnswerAccount first = account(texts, budget);
    assertThat(first.asked()).isEqualTo(20);
    assertThat(first.overBudget()).isEqualTo(30);
    assertThat(first.paid()).isLessThan(budget.cap().orElseThrow());
    List<Answered<Integer>> second = new ArrayList<>();
    assertThat(service(echo, budget).answer(questions(texts), second::add).reused()).isEqualTo(20);
    assertThat(second.subList(0, 20))
        .allSatisfy(answered -> assertThat(answered.answer()).isInstanceOf(Completed.class));
    assertThat(second.subList(20, 50))
        .allSatisfy(answered -> assertThat(answered.answer()).isEqualTo(new OverBudget()));
    assertThat(echo.asked).hasSize(20);
  }

  @Test
  void onlyAWindowOfQuestionsIsHeld() {
    assertHeldAtMost(10, 1024);
    // 32 MiB of prompts.
    assertHeldAtMost(4 << 20, 8);
  }

  private void assertHeldAtMost(int length, int most) {
    AtomicInteger held = new AtomicInteger();
    AtomicInteger peak = new AtomicInteger();
    String padding = "x".repeat(length);
    Iterator<Question<Integer>> questions =
        IntStream.range(0, 3 * most)
            .peek(i -> peak.accumulateAndGet(held.incrementAndGet(), Math::max))
            .mapToObj(i -> new Question<>(i, request("fail " + i + padding)))
            .iterator();
    service(echo, Budget.UNLIMITED).answer(questions, answered -> held.decrementAndGet());
    // One more has been read when room is made for it.
    assertThat(peak.get()).isBetween(most / 2, most + 1);
  }

  @Test
  void aQuestionLargerThanTheWindowIsAskedAlone() {
    assertThat(run(List.of("a", "x".repeat(33 << 20), "b"))).hasSize(3);
  }

  @Test
  void asManyAsAllowedAreUnderWay() {
    CountDownLatch all = new CountDownLatch(CONCURRENCY);
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger peak = new AtomicInteger();
    ChatClient client =
        client(
            request -> {
              peak.accumulateAndGet(underWay.incrementAndGet(), Math::max);
              all.countDown();
              try {
                assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
              } finally {
                underWay.decrementAndGet();
              }
            });
    service(client, Budget.UNLIMITED)
        .answer(questions(IntStream.range(0, 100).mapToObj(i -> "q" + i).toList()), a -> {});
    assertThat(peak.get()).isEqualTo(CONCURRENCY);
  }

  @Test
  void aRunThatCannotSucceedEndsAtOnceThoughItsFirstQuestionIsStillUnderWay() {
    CountDownLatch never = new CountDownLatch(1);
    ChatClient client =
        client(
            request -> {
              if (request.messages().get(0).content().equals("first")) {
                never.await();
              }
              throw UserException.failed("no key");
            });
    assertThatThrownBy(
            () ->
                service(client, Budget.UNLIMITED).answer(questions(List.of("first", "b")), a -> {}))
        .isInstanceOf(UserException.class)
        .hasMessage("no key");
  }

  @Test
  void aFailingModelIsToldAsItIs() {
    ChatClient client =
        client(
            request -> {
              throw new StackOverflowError("deep");
            });
    assertThatThrownBy(
            () -> service(client, Budget.UNLIMITED).answer(questions(List.of("a")), a -> {}))
        .isInstanceOf(StackOverflowError.class);
  }

  @Test
  void whatTheCallerThrowsEndsTheRunAndKeepsTheAnswers() {
    List<String> texts = List.of("a", "b", "c");
    Consumer<Answered<Integer>> consumer =
        answered -> {
          throw new IllegalStateException("disk full");
        };
    assertThatThrownBy(() -> service(echo, Budget.UNLIMITED).answer(questions(texts), consumer))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("disk full");
    Iterator<Question<Integer>> broken =
        IntStream.range(0, 2000)
            .mapToObj(
                i -> {
                  if (i == 1500) {
                    throw new IllegalStateException("unreadable");
                  }
                  return new Question<>(i, request("q" + i));
                })
            .iterator();
    List<Answered<Integer>> before = new ArrayList<>();
    assertThatThrownBy(() -> service(echo, Budget.UNLIMITED).answer(broken, before::add))
        .hasMessage("unreadable");
    assertThat(before).hasSizeGreaterThanOrEqualTo(1500 - 1024);
    int askedBefore = echo.asked.size();
    run(before.stream().map(answered -> "q" + answered.subject()).toList());
    assertThat(echo.asked).hasSize(askedBefore);
  }

  @Test
  void anInterruptionEndsTheRun() {
    CountDownLatch never = new CountDownLatch(1);
    ChatClient client = client(request -> never.await());
    Thread.currentThread().interrupt();
    assertThatThrownBy(
            () -> service(client, Budget.UNLIMITED).answer(questions(List.of("a")), a -> {}))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  /** What happens on the way to an answer. */
  private interface Happening {
    void meet(ChatRequest request) throws InterruptedException;
  }

  private static ChatClient client(Happening happening) {
    return new ChatClient() {
      @Override
      public String model() {
        return "echo";
      }

      @Override
      public ChatAnswer ask(ChatRequest request) throws InterruptedException {
        happening.meet(request);
        return new Completed("a", Ending.STOP, Optional.empty());
      }
    };
  }

  private List<Answered<Integer>> run(List<String> texts) {
    List<Answered<Integer>> outcomes = new ArrayList<>();
    service(echo, Budget.UNLIMITED).answer(questions(texts), outcomes::add);
    return outcomes;
  }

  private AnswerAccount account(List<String> texts, Budget budget) {
    return service(echo, budget).answer(questions(texts), answered -> {});
  }

  private AnswerService service(ChatClient client, Budget budget) {
    FolderAnswerStore store =
        new FolderAnswerStore(
            cache,
            notice -> {
              throw new AssertionError(notice);
            });
    return new AnswerService(client, store, budget, CONCURRENCY);
  }

  private static Iterator<Question<Integer>> questions(List<String> texts) {
    return indices(texts.size()).stream()
        .map(i -> new Question<>(i, request(texts.get(i))))
        .iterator();
  }

  private static List<Integer> indices(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private static ChatRequest request(String text) {
    return new ChatRequest(List.of(ChatMessage.user(text)), ChatParameters.greedy(10));
  }
}
