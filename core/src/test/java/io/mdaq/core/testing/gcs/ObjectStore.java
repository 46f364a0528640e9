// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.testing.gcs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Buckets and their objects; every method is one atomic step. */
final class ObjectStore {

  private static final long MOST_BYTES = 512L << 20;

  private final TreeMap<String, NavigableMap<String, FakeObject>> buckets = new TreeMap<>();

  /** Microseconds, as in the service: two servers never give the same number. */
  private long generation = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());

  private long bytesHeld;

  /**
   * What must be true of the generation of an object for a request to be done; 0 means that there
   * is no such object.
   */
  record Condition(OptionalLong match, OptionalLong notMatch) {

    static final Condition NONE = new Condition(OptionalLong.empty(), OptionalLong.empty());

    boolean holds(long generation) {
      return (match.isEmpty() || match.getAsLong() == generation)
          && (notMatch.isEmpty() || notMatch.getAsLong() != generation);
    }
  }

  /** A page of a listing; {@code next} is "" on the last one. */
  record Page(List<FakeObject> objects, List<String> prefixes, String next) {}

  synchronized void addBucket(String bucket) {
    buckets.putIfAbsent(bucket, new TreeMap<>());
  }

  synchronized boolean hasBucket(String bucket) {
    return buckets.containsKey(bucket);
  }

  synchronized FakeObject put(
      String bucket, String name, String contentType, byte[] bytes, Condition condition) {
    NavigableMap<String, FakeObject> objects = objects(bucket);
    FakeObject old = objects.get(name);
    if (!condition.holds(old == null ? 0 : old.generation())) {
      throw ApiProblem.conditionNotMet();
    }
    long held = bytesHeld + bytes.length - (old == null ? 0 : old.bytes().length);
    if (held > MOST_BYTES) {
      throw new ApiProblem(507, "quotaExceeded", "This server holds no more than 512 MiB.");
    }
    bytesHeld = held;
    FakeObject object = new FakeObject(bucket, name, ++generation, contentType, bytes);
    objects.put(name, object);
    return object;
  }

  synchronized FakeObject get(String bucket, String name) {
    FakeObject object = objects(bucket).get(name);
    if (object == null) {
      throw ApiProblem.noObject(bucket, name);
    }
    return object;
  }

  synchronized void delete(String bucket, String name, Condition condition) {
    FakeObject object = get(bucket, name);
    if (!condition.holds(object.generation())) {
      throw ApiProblem.conditionNotMet();
    }
    objects(bucket).remove(name);
    bytesHeld -= object.bytes().length;
  }

  /**
   * Names in order, from after a token on.
   *
   * @param delimiter "" for none; else names that have it after the prefix are shown as a prefix
   */
  synchronized Page list(String bucket, String prefix, String delimiter, String token, int most) {
    List<FakeObject> found = new ArrayList<>();
    List<String> prefixes = new ArrayList<>();
    String last = token;
    for (FakeObject object : objects(bucket).tailMap(prefix, true).values()) {
      String name = object.name();
      if (!name.startsWith(prefix)) {
        break;
      }
      int cut = delimiter.isEmpty() ? -1 : name.indexOf(delimiter, prefix.length());
      String shown = cut < 0 ? name : name.substring(0, cut + delimiter.length());
      if (shown.compareTo(last) <= 0) {
        continue;
      }
      if (found.size() + prefixes.size() == most) {
        return new Page(found, prefixes, last);
      }
      last = shown;
      if (cut < 0) {
        found.add(object);
      } else {
        prefixes.add(shown);
      }
    }
    return new Page(found, prefixes, "");
  }

  private NavigableMap<String, FakeObject> objects(String bucket) {
    NavigableMap<String, FakeObject> objects = buckets.get(bucket);
    if (objects == null) {
      throw ApiProblem.noBucket();
    }
    return objects;
  }
}
