// SPDX-License-Identifier: Apache-2.0

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.mdaq.eval.response.Finish;
import io.mdaq.eval.response.Response;
import io.mdaq.eval.response.ResponseFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Speed and memory of {@code judge} against a server on loopback that answers at once.
 *
 * <pre>java -cp LIBRARIES benchmarks/Judging.java MDAQ FOLDER LANGUAGES QUESTIONS</pre>
 *
 * <p>Writes two sets of responses, starts the server, runs the command in a process of its own, and
 * runs it a second time, when every answer is kept already. The bar is 500 verdicts a second for 18
 * languages of 805 questions.
 */
final class Judging {

  private static final byte[] REPLY =
      """
      {"choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":\
      "The first one does what was asked. [[FIRST]]"}}],\
      "usage":{"prompt_tokens":900,"completion_tokens":12}}"""
          .getBytes(StandardCharsets.UTF_8);

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    int languages = Integer.parseInt(arguments[2]);
    int questions = Integer.parseInt(arguments[3]);
    write(folder.resolve("subject.jsonl"), languages, questions, 1);
    write(folder.resolve("baseline.jsonl"), languages, questions, 2);
    // Otherwise the server's second packet waits 40 ms for the first one's acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/chat/completions", Judging::reply);
    server.setExecutor(Executors.newFixedThreadPool(16));
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    long verdicts = 2L * languages * questions;
    run(arguments[0], folder, url, verdicts, "asked");
    Files.delete(folder.resolve("out/manifest.json"));
    run(arguments[0], folder, url, verdicts, "kept");
    System.exit(0);
  }

  private static void reply(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(200, REPLY.length);
      exchange.getResponseBody().write(REPLY);
    }
  }

  /** Answers of 200 to 2,000 characters of made-up words. */
  private static void write(Path file, int languages, int questions, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Response> responses = new ArrayList<>();
    for (int language = 0; language < languages; language++) {
      for (int question = 0; question < questions; question++) {
        String code = "a" + (char) ('a' + language);
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(200, 2000);
        while (text.length() < length) {
          text.append(Long.toString(random.nextLong(1L << 30), 36)).append(' ');
        }
        responses.add(
            new Response(
                "bench/" + code + "/" + question,
                "bench",
                code,
                1,
                List.of("Question " + question + " of " + code + "?"),
                text.toString(),
                Finish.STOP,
                length / 4,
                List.of(),
                0,
                "model " + seed,
                ""));
      }
    }
    ResponseFile.write(file, responses);
  }

  private static void run(String mdaq, Path folder, String url, long verdicts, String what)
      throws Exception {
    Process process =
        new ProcessBuilder(
                mdaq,
                "judge",
                "--subject=" + folder.resolve("subject.jsonl"),
                "--baseline=" + folder.resolve("baseline.jsonl"),
                "--output=" + folder.resolve("out"),
                "--judge=endpoint",
                "--endpoint=" + url,
                "--set=endpoint.model=bench")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(what + ".log").toFile())
            .start();
    long start = System.nanoTime();
    long mostKib = 0;
    while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
      mostKib = Math.max(mostKib, residentKib(process.pid()));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (process.exitValue() != 0) {
      throw new IllegalStateException(Files.readString(folder.resolve(what + ".log")));
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %,d verdicts in %.1f s, %,.0f a second, %,d MB resident at most%n",
        what,
        verdicts,
        seconds,
        verdicts / seconds,
        mostKib >> 10);
  }

  /** The most that the process had so far. */
  private static long residentKib(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      // It has just ended.
      return 0;
    }
  }
}
