// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.cloud;

import com.google.api.gax.retrying.RetrySettings;
import com.google.auth.Credentials;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.cloud.NoCredentials;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobField;
import com.google.cloud.storage.Storage.BlobListOption;
import com.google.cloud.storage.Storage.BlobSourceOption;
import com.google.cloud.storage.Storage.BlobTargetOption;
import com.google.cloud.storage.Storage.BlobWriteOption;
import com.google.cloud.storage.StorageException;
import com.google.cloud.storage.StorageOptions;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Google Cloud Storage. Requests that may be repeated are, by the policy of Google's client; all
 * methods are safe for many threads and throw a {@link UserException} where the service refuses.
 *
 * <p>Who asks is told by the application default credentials; where there are none, requests go out
 * without, which is enough for public buckets. Over plain http none are ever sent.
 */
public final class CloudStorage {

  /** Names another server than Google's, such as {@code http://127.0.0.1:4443}. */
  public static final String ENDPOINT_VARIABLE = "MDAQ_GCS_ENDPOINT";

  private static final int MOST_OBJECTS = 100_000;
  private static final String SCOPE = "https://www.googleapis.com/auth/devstorage.read_write";

  /** How Google's library says that there is nothing to read credentials from. */
  private static final String NONE_FOUND = "default credentials were not found";

  private static final Pattern URL =
      Pattern.compile(
          "(https?://(?:\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+)(?::(\\d{1,5}))?)(/[\\w./-]*)?");
  private static final int MAX_PORT = 65_535;
  private static final Map<String, CloudStorage> CLIENTS = new ConcurrentHashMap<>();

  private static volatile String chosenEndpoint = "";

  private final Storage client;

  private CloudStorage(Storage client) {
    this.client = client;
  }

  /** The client of this process. */
  public static CloudStorage shared() {
    return CLIENTS.computeIfAbsent(endpoint(), endpoint -> new CloudStorage(client(endpoint)));
  }

  /** A client with retries of its own, for tests. */
  static CloudStorage at(String endpoint, RetrySettings retries) {
    return new CloudStorage(
        options(endpoint).toBuilder().setRetrySettings(retries).build().getService());
  }

  /**
   * The server that is asked: the one an engine's option named, else the environment variable; ""
   * for Google's own.
   *
   * @throws UserException where the variable holds no address
   */
  public static String endpoint() {
    String chosen = chosenEndpoint;
    return chosen.isEmpty()
        ? checked(ENDPOINT_VARIABLE + "=", System.getenv().getOrDefault(ENDPOINT_VARIABLE, ""))
        : chosen;
  }

  /**
   * Lets this process ask another server; workers are told by an engine's option. A path after the
   * address does not count.
   *
   * @param url "" for the one that the environment names, or else Google's own
   * @throws UserException where it is no address
   */
  public static void useEndpoint(String url) {
    chosenEndpoint = checked("--gcsEndpoint=", url);
  }

  private static String checked(String name, String url) {
    Matcher form = URL.matcher(url);
    if (url.isEmpty()) {
      return "";
    }
    if (!form.matches() || !isPort(form.group(2))) {
      throw UserException.usage(
          "%s%s: must be the address of a server, such as http://127.0.0.1:4443; leave it out to"
                  .formatted(name, Excerpt.escape(url))
              + " ask Google's own");
    }
    return form.group(1);
  }

  private static boolean isPort(@Nullable String digits) {
    return digits == null
        || (Integer.parseInt(digits) >= 1 && Integer.parseInt(digits) <= MAX_PORT);
  }

  private static Storage client(String endpoint) {
    return options(endpoint).getService();
  }

  private static StorageOptions options(String endpoint) {
    StorageOptions.Builder options = StorageOptions.newBuilder();
    // Objects belong to buckets and need no project; looking for one can take seconds.
    options.setProjectId("none");
    options.setCredentials(credentials(endpoint));
    if (!endpoint.isEmpty()) {
      options.setHost(endpoint);
    }
    return options.build();
  }

  private static Credentials credentials(String endpoint) {
    if (endpoint.startsWith("http://")) {
      return NoCredentials.getInstance();
    }
    try {
      return GoogleCredentials.getApplicationDefault().createScoped(SCOPE);
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).contains(NONE_FOUND)) {
        // What is public can be read without; all else is refused, and told so.
        return NoCredentials.getInstance();
      }
      throw UserException.failed(
          "the Google credentials cannot be used: %s. Sign in again with \"gcloud auth"
                  .formatted(e.getMessage())
              + " application-default login\", or correct GOOGLE_APPLICATION_CREDENTIALS if it is"
              + " set.",
          e);
    }
  }

  /**
   * The objects whose names begin with that of a place, in order of their names; marks of empty
   * folders, which end with a slash, are left out.
   *
   * @throws UserException where there are more than 100,000, which is hardly meant
   */
  public List<CloudObject> list(CloudPath prefix) {
    return list(prefix, object -> true);
  }

  /** As {@link #list(CloudPath)}, of those only that are wanted; the others do not count. */
  List<CloudObject> list(CloudPath prefix, Predicate<CloudObject> wanted) {
    return asking(prefix, "cannot be looked into", () -> listed(prefix, wanted));
  }

  private List<CloudObject> listed(CloudPath prefix, Predicate<CloudObject> wanted) {
    List<CloudObject> found = new ArrayList<>();
    Iterable<Blob> all =
        client
            .list(
                prefix.bucket(),
                BlobListOption.prefix(prefix.name()),
                BlobListOption.fields(
                    BlobField.NAME, BlobField.SIZE, BlobField.GENERATION, BlobField.CRC32C))
            .iterateAll();
    for (Blob blob : all) {
      CloudObject object = described(blob);
      if (!object.path().name().endsWith("/") && wanted.test(object)) {
        found.add(object);
      }
      if (found.size() > MOST_OBJECTS) {
        throw UserException.usage(
            "%s: more than %,d objects begin with this name. Name a folder or files more exactly."
                .formatted(Excerpt.escape(prefix.toString()), MOST_OBJECTS));
      }
    }
    return List.copyOf(found);
  }

  /** One object, if it is there. */
  public Optional<CloudObject> find(CloudPath path) {
    return asking(
        path,
        "cannot be looked at",
        () ->
            Optional.ofNullable(client.get(path.bucket(), path.name()))
                .map(CloudStorage::described));
  }

  /** Whatever an answer that is none of this service makes its client throw becomes a message. */
  private static <T> T asking(CloudPath where, String doing, Supplier<T> request) {
    try {
      return request.get();
    } catch (UserException e) {
      throw e;
    } catch (RuntimeException e) {
      throw CloudProblem.of(where, doing, e);
    }
  }

  /** All bytes of a small object, if it is there; where its bucket is not, that is a problem. */
  public Optional<byte[]> read(CloudPath path) {
    return asking(
        path,
        "cannot be read",
        () -> {
          try {
            return Optional.of(client.readAllBytes(path.bucket(), path.name()));
          } catch (StorageException e) {
            if (CloudProblem.isMissing(e) && !CloudProblem.isMissingBucket(e)) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  /**
   * Writes an object to a new file, in the state that was found, and checks it.
   *
   * @throws UserException where that state is gone, or the bytes are not those that were stored
   */
  public void download(CloudObject object, Path file) throws IOException {
    CloudPath path = object.path();
    CRC32C sum = new CRC32C();
    try (OutputStream stream = new CheckedOutputStream(Files.newOutputStream(file), sum)) {
      client.downloadTo(
          BlobId.of(path.bucket(), path.name(), object.generation()),
          stream,
          BlobSourceOption.shouldReturnRawInputStream(true));
    } catch (RuntimeException e) {
      throw CloudProblem.isMissing(e)
          ? changed(path, e)
          : CloudProblem.of(path, "cannot be read", e);
    }
    if (Files.size(file) != object.bytes()
        || !(object.crc32c().isEmpty() || object.crc32c().equals(base64(sum)))) {
      throw UserException.failed(
          Excerpt.escape(path.toString())
              + " came with other bytes than were stored. Run the same command again; should it"
              + " happen again, look for a proxy in between.");
    }
  }

  /** Writes an object unless there is one of this name; says whether it did. */
  public boolean createIfAbsent(CloudPath path, byte[] bytes) {
    try {
      client.create(info(path), bytes, BlobTargetOption.doesNotExist());
      return true;
    } catch (RuntimeException e) {
      if (CloudProblem.isConditionFailed(e)) {
        return false;
      }
      throw CloudProblem.of(path, "cannot be written", e);
    }
  }

  /**
   * Writes a file to an object of which there may be none yet, unless it is one of these very
   * bytes: an upload leaves it that broke off later, or whose answer was lost.
   *
   * @throws UserException where there is another one
   */
  public void uploadNew(Path file, CloudPath path) throws IOException {
    try {
      // Without the condition Google's client would not repeat a request that fails.
      client.createFrom(info(path), file, BlobWriteOption.doesNotExist());
    } catch (RuntimeException e) {
      if (!CloudProblem.isConditionFailed(e) || !holds(path, file)) {
        throw CloudProblem.of(path, "cannot be written", e);
      }
    }
  }

  private boolean holds(CloudPath path, Path file) throws IOException {
    Optional<CloudObject> there = find(path);
    if (there.isEmpty() || there.get().bytes() != Files.size(file)) {
      return false;
    }
    CRC32C sum = new CRC32C();
    try (InputStream stream = new CheckedInputStream(Files.newInputStream(file), sum)) {
      stream.transferTo(OutputStream.nullOutputStream());
    }
    return there.get().crc32c().equals(base64(sum));
  }

  /** Removes an object in the state that was found, unless that is gone already. */
  public void delete(CloudObject object) {
    CloudPath path = object.path();
    try {
      client.delete(
          path.bucket(), path.name(), BlobSourceOption.generationMatch(object.generation()));
    } catch (RuntimeException e) {
      if (!CloudProblem.isConditionFailed(e)) {
        throw CloudProblem.of(path, "cannot be removed", e);
      }
    }
  }

  private static UserException changed(CloudPath path, RuntimeException cause) {
    return UserException.failed(
        Excerpt.escape(path.toString())
            + " was changed or removed while it was read. See that nobody writes there, and run the"
            + " same command again.",
        cause);
  }

  private static BlobInfo info(CloudPath path) {
    return BlobInfo.newBuilder(path.bucket(), path.name())
        .setContentType("application/octet-stream")
        .build();
  }

  private static CloudObject described(Blob blob) {
    return new CloudObject(
        new CloudPath(blob.getBucket(), blob.getName()),
        blob.getGeneration(),
        blob.getSize(),
        blob.getCrc32c() == null ? "" : blob.getCrc32c());
  }

  private static String base64(CRC32C sum) {
    byte[] bytes = ByteBuffer.allocate(Integer.BYTES).putInt((int) sum.getValue()).array();
    return Base64.getEncoder().encodeToString(bytes);
  }
}
