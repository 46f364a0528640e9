// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.flink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mdaq.core.problem.UserException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.UnknownHostException;
import java.util.stream.StreamSupport;
import org.apache.flink.runtime.util.EnvironmentInformation;

/**
 * What a cluster says of itself.
 *
 * @param address where it was asked
 * @param version of Flink
 * @param slots of all its TaskManagers, busy or free
 * @param restarts what becomes of a batch job whose worker is lost
 */
record ClusterOverview(ClusterAddress address, String version, int slots, Restarts restarts) {

  /** What becomes of a batch job whose worker is lost. */
  enum Restarts {
    STARTED_AGAIN,
    FAILS
  }

  private static final int PATIENCE_MILLIS = 10_000;
  private static final int MAX_BYTES = 1 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Asks the cluster.
   *
   * @throws UserException where nobody answers, or somebody who is no Flink cluster
   */
  static ClusterOverview of(ClusterAddress address) {
    try {
      JsonNode overview = get(address, "/overview");
      if (!overview.path("flink-version").isTextual() || !overview.path("slots-total").isInt()) {
        throw someoneElse(address);
      }
      return new ClusterOverview(
          address,
          overview.path("flink-version").asText(),
          overview.path("slots-total").asInt(),
          restarts(get(address, "/jobmanager/config")));
    } catch (JsonProcessingException | FileNotFoundException e) {
      throw someoneElse(address);
    } catch (IOException e) {
      throw UserException.failed(
          "--flinkMaster=%s: no Flink cluster answers there: %s. Start one (runners/flink/cluster"
                  .formatted(address, reason(e))
              + " start starts one on this machine) or correct host and port",
          e);
    }
  }

  private static UserException someoneElse(ClusterAddress address) {
    return UserException.failed(
        "--flinkMaster=%s: who answers there is no Flink cluster; give the port of its REST"
                .formatted(address)
            + " interface, which is that of its web page");
  }

  private static String reason(IOException problem) {
    return problem instanceof UnknownHostException
        ? "there is no host " + problem.getMessage()
        : String.valueOf(problem.getMessage());
  }

  private static JsonNode get(ClusterAddress address, String path) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.at(path).toURL().openConnection();
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    try (InputStream stream = connection.getInputStream()) {
      return JSON.readTree(stream.readNBytes(MAX_BYTES));
    } finally {
      connection.disconnect();
    }
  }

  private static Restarts restarts(JsonNode configuration) {
    return StreamSupport.stream(configuration.spliterator(), false)
            .filter(entry -> entry.path("key").asText().matches("restart-strategy(\\.type)?"))
            .map(entry -> entry.path("value").asText())
            .anyMatch(strategy -> !strategy.matches("none|off|disable"))
        ? Restarts.STARTED_AGAIN
        : Restarts.FAILS;
  }

  /**
   * Makes sure that client and cluster understand each other.
   *
   * @throws UserException where they do not
   */
  void requireVersion() {
    String own = minor(EnvironmentInformation.getVersion());
    if (!minor(version).equals(own)) {
      throw UserException.failed(
          "--flinkMaster=%s: the cluster runs Flink %s; mdaq is built for Flink %s and can only"
                  .formatted(address, version, own)
              + " send jobs to that. Use a cluster of that version");
    }
  }

  /**
   * Makes sure that the loss of a worker costs time and not the run.
   *
   * @throws UserException where it would fail the run
   */
  void requireRestarts() {
    if (restarts == Restarts.FAILS) {
      throw UserException.failed(
          "--flinkMaster=%s: the cluster's configuration has no restart-strategy.type, so that a"
                  .formatted(address)
              + " lost TaskManager would fail the run. Set it (exponential-delay, see"
              + " docs/engines.md), or add --numberOfExecutionRetries=0 to run all the same");
    }
  }

  /**
   * How many parts of a job can run at once.
   *
   * @throws UserException where no TaskManager has come yet
   */
  int requireSlots() {
    if (slots < 1) {
      throw UserException.failed(
          "--flinkMaster=%s: the cluster has no TaskManager. Start one; or, where it starts them on"
                  .formatted(address)
              + " demand, add --parallelism=N for as many slots as the job may take");
    }
    return slots;
  }

  private static String minor(String version) {
    String[] parts = version.split("\\.", 3);
    return parts.length < 2 ? version : parts[0] + "." + parts[1];
  }
}
