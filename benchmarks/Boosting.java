// SPDX-License-Identifier: Apache-2.0

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Speed and memory of boosting in {@code curate} against a server on loopback that answers at once.
 *
 * <pre>java -cp LIBRARIES benchmarks/Boosting.java MDAQ DATA FOLDER SAMPLES</pre>
 *
 * <p>DATA holds LANG.jsonl files. The server sends each sample back with its response said once
 * more, so that every reply goes through all checks. The command runs three times in processes of
 * its own: without a booster, with one, and with one whose answers are kept already. The bar is 200
 * boosted samples a second, in the whole process and by what boosting adds to it.
 */
final class Boosting {

  private static final ObjectMapper JSON = new ObjectMapper();

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[2]);
    long samples = Long.parseLong(arguments[3]);
    // Otherwise the server's second packet waits 40 ms for the first one's acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/chat/completions", Boosting::reply);
    server.setExecutor(Executors.newFixedThreadPool(16));
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    double without = run(arguments[0], arguments[1], folder, url, samples, "none", 0);
    run(arguments[0], arguments[1], folder, url, samples, "endpoint", without);
    run(arguments[0], arguments[1], folder, url, samples, "endpoint", without);
    System.exit(0);
  }

  private static void reply(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode request = JSON.readTree(exchange.getRequestBody());
      String prompt = request.at("/messages/0/content").textValue();
      int start = prompt.indexOf("\n<<<INSTRUCTION ") + 1;
      int response = prompt.indexOf("\n<<<RESPONSE ", start) + 1;
      int text = prompt.indexOf('\n', response);
      int end = prompt.indexOf("\n<<<END ", text);
      int last = prompt.indexOf('\n', end + 1);
      String revised =
          prompt.substring(start, end) + prompt.substring(text, end) + prompt.substring(end, last);
      byte[] reply =
          """
          {"choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":%s}}],\
          "usage":{"prompt_tokens":900,"completion_tokens":300}}"""
              .formatted(JSON.writeValueAsString(revised))
              .getBytes(java.nio.charset.StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, reply.length);
      exchange.getResponseBody().write(reply);
    }
  }

  /** Runs the command and returns its seconds. */
  private static double run(
      String mdaq, String data, Path folder, String url, long samples, String backend, double base)
      throws Exception {
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(
                mdaq,
                "curate",
                "--input=" + data + "/*.jsonl",
                "--output=" + folder.resolve("out"),
                "--overwrite",
                "--set=boost.backend=" + backend,
                "--set=boost.below_percentile=100",
                "--set=boost.max_samples=10000000",
                "--set=boost.endpoint.url=" + url,
                "--set=boost.endpoint.model=bench",
                "--set=boost.endpoint.cache=" + folder.resolve("out.answers"))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    long start = System.nanoTime();
    long mostKib = 0;
    while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
      mostKib = Math.max(mostKib, residentKib(process.pid()));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (process.exitValue() != 0) {
      throw new IllegalStateException(Files.readString(log));
    }
    JsonNode manifest = JSON.readTree(folder.resolve("out/manifest.json").toFile());
    System.out.printf(
        Locale.ROOT,
        "%s: %,d samples in %.1f s, %,.0f a second, %,d MB resident at most; %,d replaced%n",
        backend,
        samples,
        seconds,
        samples / seconds,
        mostKib >> 10,
        manifest.at("/counts/replaced").asLong());
    if (base > 0) {
      System.out.printf(
          Locale.ROOT,
          "  boosting alone: %.1f s, %,.0f a second%n",
          seconds - base,
          samples / (seconds - base));
    }
    return seconds;
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
