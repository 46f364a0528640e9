// SPDX-License-Identifier: Apache-2.0

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What the tasks of the last job of a Flink cluster sent to each other.
 *
 * <pre>java -cp LIBRARIES benchmarks/JobStages.java HOST:PORT</pre>
 *
 * <p>One line for each task that wrote records for others, the largest first: megabytes and records
 * written, seconds from its first to its last subtask, and its name as Flink's page has it.
 */
final class JobStages {

  private static final ObjectMapper JSON = new ObjectMapper();

  private record Stage(String name, long bytes, long records, double seconds) {}

  public static void main(String[] arguments) throws Exception {
    String cluster = "http://" + arguments[0];
    JsonNode last = null;
    for (JsonNode job : JSON.readTree(URI.create(cluster + "/jobs/overview").toURL()).get("jobs")) {
      if (last == null || job.get("start-time").asLong() > last.get("start-time").asLong()) {
        last = job;
      }
    }
    if (last == null) {
      throw new IllegalStateException("the cluster at " + arguments[0] + " has run no job");
    }
    JsonNode job =
        JSON.readTree(URI.create(cluster + "/jobs/" + last.get("jid").textValue()).toURL());
    List<Stage> stages = new ArrayList<>();
    for (JsonNode vertex : job.get("vertices")) {
      JsonNode metrics = vertex.get("metrics");
      stages.add(
          new Stage(
              vertex.get("name").textValue(),
              metrics.get("write-bytes").asLong(),
              metrics.get("write-records").asLong(),
              vertex.get("duration").asLong() / 1e3));
    }
    stages.sort(Comparator.comparingLong(Stage::bytes).reversed());
    long total = 0;
    for (Stage stage : stages) {
      total += stage.bytes();
      if (stage.bytes() >= 100_000) {
        System.out.printf(
            Locale.ROOT,
            "  %9.1f MB %,11d records %7.1f s  %s%n",
            stage.bytes() / 1e6,
            stage.records(),
            stage.seconds(),
            stage.name());
      }
    }
    System.out.printf(
        Locale.ROOT, "  %9.1f MB in all, %d tasks%n", total / 1e6, stages.size());
  }
}
