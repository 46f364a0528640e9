// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong before a header is read, or about the file as a whole. */
class HostileFilesTest {

  private static final String FIX =
      ". The file is damaged or no safetensors file: fetch or write it again.";

  @ParameterizedTest
  @CsvSource({
    "0, 0, 2",
    "1, 1, 2",
    "3, 3, 2",
    "100000001, 100000001, 2",
    "-1, 18446744073709551615, 2",
    "-9223372036854775808, 9223372036854775808, 2"
  })
  void refusesHeaderLengths(long length, String shown, long limit) {
    ByteBuffer file = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).putLong(length);

    assertRefused(
        file.array(),
        "the header's length is "
            + shown
            + " bytes; allowed are 2 to "
            + limit
            + " in this file of 10 bytes");
  }

  @Test
  void refusesHeadersOverTheLimitOfTheReferenceImplementation(@TempDir Path folder)
      throws IOException {
    Path path = folder.resolve("f");
    try (var channel =
        Files.newByteChannel(
            path,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      channel.write(
          ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(100_000_001).flip());
      channel.position(200_000_000);
      channel.write(ByteBuffer.allocate(1));
    }

    assertThatThrownBy(() -> Safetensors.read(path))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(
            "is 100000001 bytes; allowed are 2 to 100000000 in this file of 200000001");
  }

  @Test
  void refusesFilesWithoutRoomForAHeader() {
    for (int size = 0; size < 10; size++) {
      assertRefused(
          new byte[size], "the file has " + size + " bytes; a safetensors file has at least 10");
    }
  }

  @Test
  void refusesEveryTruncation() {
    byte[] file = RawFile.of(RawFile.two(0, 2, 2, 4), 4);
    for (int size = 0; size < file.length; size++) {
      byte[] truncated = Arrays.copyOf(file, size);
      assertThatThrownBy(() -> read(truncated)).isInstanceOf(UserException.class);
    }
  }

  @Test
  void refusesTensorsThatNoBufferHolds(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("huge");
    byte[] head = RawFile.of(RawFile.tensor("a", "U8", "2147483648", 0, 1L << 31), 0);
    try (var file = new RandomAccessFile(path.toFile(), "rw")) {
      file.write(head);
      file.setLength(head.length + (1L << 31));
    }

    assertThatThrownBy(() -> Safetensors.read(path))
        .isInstanceOf(UserException.class)
        .hasMessage(
            path
                + ": tensor \"a\" has 2147483648 bytes; at most 2147483647 are supported."
                + " Store it as BF16 or F16, or split it.");
  }

  @Test
  void refusesPathsThatAreNoFiles(@TempDir Path folder) {
    assertThatThrownBy(() -> Safetensors.read(folder))
        .isInstanceOf(UserException.class)
        .hasMessage(folder + ": this is no regular file. Give the path of a safetensors file.");
    Path absent = folder.resolve("absent");
    assertThatThrownBy(() -> Safetensors.read(absent))
        .isInstanceOf(UserException.class)
        .hasMessage(absent + ": there is no such file. Give the path of a safetensors file.");
  }

  private static void assertRefused(byte[] file, String message) {
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(UserException.class)
        .hasMessage("f.safetensors: " + message + FIX);
  }

  private static TensorFile read(byte[] file) {
    return Safetensors.read("f.safetensors", file);
  }
}
