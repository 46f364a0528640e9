// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.assessment;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Things that are too large to have twice: the first who asks for one opens it, those who come
 * later share it, the last who returns it closes it. Opening and closing exclude each other.
 *
 * @param <K> says what is asked for, by value
 * @param <V> what is shared; safe for concurrent use
 */
public final class SharedResources<K, V> {

  /** Only looked up: the order has no effect. */
  private final Map<K, Holder<V>> held = new HashMap<>();

  private final Function<K, V> opener;
  private final Consumer<V> closer;

  /**
   * Nothing is held at first.
   *
   * @param opener makes what a key asks for
   * @param closer called once for each thing that was opened
   */
  public SharedResources(Function<K, V> opener, Consumer<V> closer) {
    this.opener = opener;
    this.closer = closer;
  }

  /**
   * Borrows; opens where nobody else has it.
   *
   * @throws RuntimeException whatever opening throws; nothing is held then
   */
  public synchronized Lease<V> acquire(K key) {
    Holder<V> holder = held.get(key);
    if (holder == null) {
      holder = new Holder<>(opener.apply(key));
      held.put(key, holder);
    }
    holder.users++;
    Holder<V> shared = holder;
    return new Lease<>(shared.value, () -> release(key, shared));
  }

  private synchronized void release(K key, Holder<V> holder) {
    holder.users--;
    if (holder.users == 0) {
      held.remove(key);
      closer.accept(holder.value);
    }
  }

  private static final class Holder<V> {
    final V value;
    int users;

    Holder(V value) {
      this.value = value;
    }
  }

  /** A share in something; to be returned once, further returns have no effect. */
  public static final class Lease<V> implements AutoCloseable {
    private final V value;
    private final Runnable release;
    private boolean isReturned;

    private Lease(V value, Runnable release) {
      this.value = value;
      this.release = release;
    }

    /** The thing; not to be used after {@link #close}. */
    public V get() {
      return value;
    }

    @Override
    public void close() {
      if (!isReturned) {
        isReturned = true;
        release.run();
      }
    }
  }
}
