// SPDX-License-Identifier: Apache-2.0

import com.sun.net.httpserver.HttpServer;
import io.mdaq.core.chat.ChatMessage;
import io.mdaq.core.endpoint.ApiKey;
import io.mdaq.core.endpoint.ChatParameters;
import io.mdaq.core.endpoint.ChatRequest;
import io.mdaq.core.endpoint.Endpoint;
import io.mdaq.core.endpoint.EndpointClient;
import io.mdaq.core.endpoint.RunClock;
import io.mdaq.core.endpoint.answers.AnswerAccount;
import io.mdaq.core.endpoint.answers.AnswerService;
import io.mdaq.core.endpoint.answers.Budget;
import io.mdaq.core.endpoint.answers.FolderAnswerStore;
import io.mdaq.core.endpoint.answers.Question;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Questions a second of the client for chat endpoints.
 *
 * <pre>java -cp LIBRARIES benchmarks/Asking.java serve
 * java -cp LIBRARIES benchmarks/Asking.java ask URL FOLDER QUESTIONS CONCURRENCY</pre>
 *
 * <p>{@code serve}: an endpoint that answers at once; prints its URL and ends with its standard
 * input. {@code ask}: questions of about 3 KB, each its own, answered and kept in the folder; the
 * bar is 500 a second, and memory that does not grow with their number.
 */
final class Asking {

  private static final String REPLY =
      """
      {"choices": [{"index": 0, "finish_reason": "stop",
        "message": {"role": "assistant", "content": "The first answer is better. [[FIRST]]"}}],
        "usage": {"prompt_tokens": 800, "completion_tokens": 12}}""";

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("serve")) {
      serve();
    } else {
      ask(
          arguments[1],
          Path.of(arguments[2]),
          Integer.parseInt(arguments[3]),
          Integer.parseInt(arguments[4]));
    }
  }

  private static void serve() throws Exception {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    byte[] reply = REPLY.getBytes(StandardCharsets.UTF_8);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newFixedThreadPool(8));
    server.createContext(
        "/v1/chat/completions",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, reply.length);
            exchange.getResponseBody().write(reply);
          }
        });
    server.start();
    System.out.println("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    while (System.in.read() >= 0) {}
    System.exit(0);
  }

  private static void ask(String url, Path folder, int questions, int concurrency)
      throws Exception {
    Endpoint endpoint =
        new Endpoint(
            Endpoint.parseUrl(url),
            "judge",
            "",
            Duration.ofSeconds(60),
            4,
            Duration.ofSeconds(1),
            concurrency,
            100);
    AnswerService service =
        new AnswerService(
            new EndpointClient(endpoint, ApiKey.none(), RunClock.system()),
            new FolderAnswerStore(folder, System.err::println),
            Budget.UNLIMITED,
            concurrency);
    AtomicInteger done = new AtomicInteger();
    long start = System.nanoTime();
    AnswerAccount account =
        service.answer(
            IntStream.range(0, questions).mapToObj(i -> new Question<>(i, request(i))).iterator(),
            answered -> {
              if (done.incrementAndGet() % (questions / 4) == 0) {
                System.out.printf(
                    "%,d after %.1f s, %s%n", done.get(), seconds(start), resident());
              }
            });
    System.out.printf(
        "%,d questions, %,d asked, %,d failed: %.1f s, %,.0f a second (bar: 500)%n",
        account.questions(),
        account.asked(),
        account.failed(),
        seconds(start),
        account.questions() / seconds(start));
  }

  private static ChatRequest request(int number) {
    String answer = ("Answer " + number + " in words of some length. ").repeat(36);
    return new ChatRequest(
        List.of(
            ChatMessage.system("Compare two answers and name the better one."),
            ChatMessage.user("Question " + number + "\n" + answer + "\n" + answer)),
        ChatParameters.greedy(256));
  }

  private static String resident() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmRSS"))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB resident")
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
