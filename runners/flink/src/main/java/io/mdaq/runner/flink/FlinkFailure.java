// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.flink;

import io.mdaq.core.problem.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.flink.util.SerializedThrowable;

/** Says of what Flink threw what the user can do about it. */
final class FlinkFailure {

  private static final Pattern LIBRARY =
      Pattern.compile("(ai[./]djl|ai[./]onnxruntime|com[./]sun[./]jna|com[./]github[./]luben)");

  /** What tasks throw when one they take data from is gone, or is not yet known to be gone. */
  private static final Set<String> WORKER_LOST =
      Set.of(
          "ConnectException",
          "RemoteTransportException",
          "LocalTransportException",
          "PartitionNotFoundException",
          "PartitionConnectionException",
          "JobMasterPartitionReleaseException");

  private static final Pattern WORKER_GONE =
      Pattern.compile("TaskManager .*(no longer reachable|timed out|has been killed)");

  private FlinkFailure() {}

  /** What to throw instead; the same where nothing better is known. */
  static RuntimeException explained(RuntimeException failure) {
    List<Throwable> causes = causes(failure);
    Optional<UserException> known =
        causes.stream()
            .filter(UserException.class::isInstance)
            .map(UserException.class::cast)
            .findFirst();
    if (known.isPresent()) {
      return known.get();
    }
    return causes.stream()
        .map(FlinkFailure::advice)
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> lostConnection(causes))
        .<RuntimeException>map(advice -> UserException.failed(advice, failure))
        .orElse(failure);
  }

  private static Optional<String> advice(Throwable cause) {
    String message = message(cause);
    if (message.contains("Insufficient number of network buffers")) {
      return Optional.of(
          "the TaskManagers have too little network memory for this job. Set"
              + " taskmanager.memory.network.min and taskmanager.memory.network.max to 256m or"
              + " more, and taskmanager.network.sort-shuffle.min-buffers to 64, in the cluster's"
              + " configuration (see docs/engines.md)");
    }
    if (named(cause, "NoResourceAvailableException")) {
      return Optional.of(
          "the cluster had fewer free slots than the job takes; wait for other jobs, add"
              + " TaskManagers, or add --parallelism=N with a smaller N");
    }
    if ((named(cause, "NoClassDefFoundError") || named(cause, "ClassNotFoundException"))
        && LIBRARY.matcher(message).find()) {
      return Optional.of(
          "a library with native parts is not on the cluster's class path (%s); put it into the"
                  .formatted(message)
              + " lib/ folder of every process of the cluster, as docs/engines.md says");
    }
    if (message.contains("already loaded in another classloader")) {
      return Optional.of(
          "a native library was loaded by an earlier job: it lies in the job and not on the"
              + " cluster's class path, or classloader.parent-first-patterns.additional does not"
              + " name it; see docs/engines.md, and restart the TaskManagers");
    }
    return Optional.empty();
  }

  /** A job that failed was told of by the JobManager, so only some worker can be missing then. */
  private static Optional<String> lostConnection(List<Throwable> causes) {
    boolean hasJobFailed = causes.stream().anyMatch(cause -> named(cause, "JobExecutionException"));
    return causes.stream()
        .filter(
            cause ->
                WORKER_LOST.stream().anyMatch(name -> named(cause, name))
                    || WORKER_GONE.matcher(message(cause)).find())
        .reduce((first, second) -> second)
        .map(
            cause ->
                hasJobFailed
                    ? "a TaskManager was lost (%s), and the attempts that the cluster's"
                            .formatted(message(cause))
                        + " restart-strategy allows were used up before another one took over; look"
                        + " into its log, and run it again"
                    : "the connection to the cluster's JobManager was lost (%s). What the job was"
                            .formatted(message(cause))
                        + " writing is not finished; look into the JobManager's log, and run it"
                        + " again when it is back");
  }

  /** All causes; what came over the wire may be wrapped in something that stands for it. */
  private static List<Throwable> causes(Throwable failure) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      causes.add(cause);
      if (cause instanceof SerializedThrowable wrapped) {
        Throwable original = wrapped.deserializeError(FlinkFailure.class.getClassLoader());
        // One whose class is not known here stands for itself.
        if (original != wrapped) {
          causes.addAll(causes(original));
        }
      }
    }
    return causes;
  }

  private static boolean named(Throwable cause, String simpleName) {
    return cause.getClass().getName().endsWith("." + simpleName)
        || (cause instanceof SerializedThrowable wrapped
            && wrapped.getOriginalErrorClassName().endsWith("." + simpleName));
  }

  private static String message(Throwable cause) {
    return cause.getMessage() == null ? "" : cause.getMessage();
  }
}
