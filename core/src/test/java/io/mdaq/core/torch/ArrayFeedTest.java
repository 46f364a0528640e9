// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.torch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArrayFeedTest {

  private final ArrayFeed feed = new ArrayFeed();
  private NDManager manager;

  @BeforeEach
  void open() {
    manager = TorchEngine.newManager(TorchDevice.CPU);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void arraysKeepTheirNumbersWhenOthersFollow() {
    NDArray first = feed.longs(manager, new long[] {1, -2, 3, Long.MAX_VALUE}, new Shape(2, 2));
    NDArray second = feed.longs(manager, new long[] {5, 6, 7, 8});

    assertThat(first.toLongArray()).containsExactly(1, -2, 3, Long.MAX_VALUE);
    assertThat(first.getShape()).isEqualTo(new Shape(2, 2));
    assertThat(second.toLongArray()).containsExactly(5, 6, 7, 8);
  }

  @Test
  void anArrayMayBeOfAnyLength() {
    for (int length : new int[] {0, 1, 8_192, 8_193, 1_000_000, 3}) {
      long[] values = LongStream.range(0, length).toArray();

      try (NDArray array = feed.longs(manager, values)) {
        assertThat(array.toLongArray()).isEqualTo(values);
      }
    }
  }

  @Test
  void noBufferStaysBehindAnArray() {
    long before = directBytes();
    for (int i = 0; i < 1_000; i++) {
      feed.longs(manager, new long[8_000]).close();
    }

    assertThat(directBytes() - before).isLessThan(1_000_000);
  }

  private static long directBytes() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }
}
